import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultDocument } from '../../../src/document/presets/defaults'
import type { Document } from '../../../src/document/types'
import type { Event } from '../../../src/trainer/protocol'
import { createSession } from '../../../src/trainer/session/session'
import { tries } from '../../support/proof'
import { WATCH } from '../../support/session-driver'

/** A frame, one word nobody asked for, and the exact frame with its status and checkpoint where a run ends by itself. */
const MOST_MESSAGES = 5

const absurd = fc.record({
  learningRate: fc.oneof(fc.constantFrom(100, 1e3, 1e4), fc.double({ min: 0.5, max: 1e4, noNaN: true })),
  optimizer: fc.constantFrom(
    { kind: 'sgd' as const },
    { kind: 'momentum' as const, beta: 0.99 },
    { kind: 'nesterov' as const, beta: 0.9 },
    { kind: 'rmsprop' as const, rho: 0.9, eps: 1e-8 },
    { kind: 'adam' as const, beta1: 0.9, beta2: 0.999, eps: 1e-8 },
  ),
  dropout: fc.constantFrom(0, 0, 0.5, 0.9),
  batchSize: fc.constantFrom(1, 10, 'full' as const),
  activation: fc.constantFrom('tanh' as const, 'relu' as const, 'sigmoid' as const),
  seed: fc.integer({ min: 0, max: 1e6 }),
})

function documentOf({ activation, seed, ...training }: typeof absurd extends fc.Arbitrary<infer T> ? T : never): Document {
  const document = defaultDocument()
  const { scenario } = document
  return {
    ...document,
    scenario: {
      ...scenario,
      data: { kind: 'moons', samples: 40, noise: 0.15, seed: 1 }, // few rows: the time goes into steps
      network: { ...scenario.network, activations: [activation, activation, 'sigmoid'] },
      initialization: { kind: 'drawn', initializer: { kind: 'normal' }, seed },
      training: { ...scenario.training, ...training },
    },
  }
}

test('however a run swings, the worker sends at most five messages between two painted frames', () => {
  let growing = 0
  fc.assert(
    fc.property(absurd, (settings) => {
      let nowMs = 0
      const sent: Event[] = []
      const session = createSession({
        emit: (event) => sent.push(event),
        now: () => {
          nowMs += 2
          return nowMs
        },
      })
      session.handle({ type: 'open', run: 1, document: documentOf(settings), watch: WATCH })
      while (session.work(8) !== Number.POSITIVE_INFINITY);
      session.handle({ type: 'play', rate: 'max' })
      sent.length = 0
      for (let painting = 0; painting < 6; painting++) {
        session.handle({ type: 'painted', run: 1 })
        session.handle({ type: 'heard', run: 1 })
        session.work(8)
        nowMs += 200 // a slow page
        expect(sent.length, sent.map(({ type }) => type).join()).toBeLessThanOrEqual(MOST_MESSAGES)
        growing += sent.filter((event) => event.type === 'status' && event.growing).length
        sent.length = 0
      }
    }),
    { numRuns: tries(40, 200) },
  )
  expect(growing).toBeGreaterThan(10) // the settings do make the loss swing
})
