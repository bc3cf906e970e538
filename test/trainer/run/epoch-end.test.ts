import { expect, test } from 'vitest'
import type { Document } from '../../../src/document/types'
import type { Event } from '../../../src/trainer/protocol'
import { documentWith, VARIED } from '../../support/run-documents'
import { createDriver, type Driver, openIn } from '../../support/session-driver'

const STEPS = 40

/** Every frame and trace as it leaves the session: what it is made of may be used again. */
function began(document: Document): { readonly driver: Driver; readonly sent: Event[] } {
  const sent: Event[] = []
  const driver = createDriver((event) => sent.push(structuredClone(event)))
  openIn(driver, 1, document)
  return { driver, sent }
}

function traceOf({ driver, sent }: ReturnType<typeof began>, step: number, request: number) {
  driver.send({ type: 'trace', run: 1, step, request })
  driver.settle()
  const answer = sent.findLast((event) => event.type === 'trace' && event.request === request)
  if (answer?.type !== 'trace') throw new Error(`no answer for step ${step}`)
  return answer.trace
}

test('the record at hand, after the last step of an epoch too, is that of a replay', () => {
  for (const document of VARIED) {
    const run = began(document)
    const atHand = []
    for (let step = 0; step < STEPS; step++) {
      run.driver.send({ type: 'painted', run: 1 })
      run.driver.send({ type: 'step', steps: 1 })
      run.driver.settle()
      atHand.push(traceOf(run, step, step))
    }
    for (let step = 0; step < STEPS - 1; step++) expect(atHand[step]).toEqual(traceOf(run, step, STEPS + step))
  }
})

test('played slowly, every frame has the rows of its own batch', () => {
  const { driver, sent } = began(documentWith('moons', {}))
  driver.send({ type: 'play', rate: 20 })
  for (let slice = 0; slice < 400; slice++) {
    driver.settle(25)
    driver.send({ type: 'painted', run: 1 })
  }
  driver.send({ type: 'pause' })
  driver.settle()
  const shown = sent.flatMap((event) => (event.type === 'frame' && event.frame.trace ? [event.frame.trace] : [])).slice(0, STEPS)
  expect(shown.length).toBe(STEPS)
  for (const [request, trace] of shown.entries()) {
    const whole = traceOf({ driver, sent }, trace.step, request)
    expect(trace.rows).toEqual(whole?.rows)
    expect(trace.dataLoss).toBe(whole?.dataLoss)
  }
})
