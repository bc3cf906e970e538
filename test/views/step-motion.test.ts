import { expect, test } from 'vitest'
import type { Frame } from '../../src/trainer/protocol'
import { createStepMotion } from '../../src/views/step-motion'

function frameAt(step: number, parameters: readonly number[], exact = true): Frame {
  return { run: 1, exact, position: { step }, parameters: Float64Array.from(parameters) } as unknown as Frame // all that motion reads
}

/** A motion with a clock of its own, and what it has painted: the first weight, and whether it rests there. */
function began({ still = false } = {}) {
  let nowMs = 1000
  let waiting: (() => void) | null = null
  const painted: [number, boolean][] = []
  const motion = createStepMotion({
    nowMs: () => nowMs,
    request: (tick) => {
      waiting = tick
      return 1
    },
    cancel: () => {
      waiting = null
    },
    still: () => still,
  })
  return {
    painted,
    show: (frame: Frame) => motion.paint(frame, ({ parameters }, rests) => painted.push([parameters[0]!, rests])),
    /** Frames of the browser every 50 ms; whether one is still asked for. */
    pass(ms: number) {
      for (let k = 0; k < ms / 50; k++) {
        nowMs += 50
        const tick = waiting
        waiting = null
        tick?.()
      }
      return waiting !== null
    },
  }
}

test('a step at rest eases for 250 ms from the weights before to the very frame', () => {
  const { painted, show, pass } = began()
  show(frameAt(4, [1]))
  pass(500)
  show(frameAt(5, [2]))
  expect(pass(200)).toBe(true)
  expect(pass(50)).toBe(false)
  const values = painted.map(([value]) => value)
  expect(values).toEqual([...values].sort((a, b) => a - b))
  expect(painted.map(([, rests]) => rests)).toEqual([true, false, false, false, false, false, true])
  expect([values[0], values[1], values.at(-1)]).toEqual([1, 1, 2])
  expect(values[2]! - values[1]!).toBeGreaterThan(values[5]! - values[4]!) // ease-out
})

test.each([
  ['a jump', frameAt(7, [2]), 500, false],
  ['a frame while it plays', frameAt(5, [2], false), 500, false],
  ['more than five steps a second', frameAt(5, [2]), 150, false],
  ['reduced motion', frameAt(5, [2]), 500, true],
] as const)('%s is painted at once', (_, frame, afterMs, still) => {
  const { painted, show, pass } = began({ still })
  show(frameAt(4, [1]))
  pass(afterMs)
  show(frame)
  expect(pass(0)).toBe(false)
  expect(painted).toEqual([
    [1, true],
    [2, true],
  ])
})

test('another painting of the same step does not cut its motion short, the next step does', () => {
  const { painted, show, pass } = began()
  show(frameAt(4, [1]))
  pass(500)
  show(frameAt(5, [2]))
  pass(100)
  show(frameAt(5, [2]))
  expect(painted.at(-1)![1]).toBe(false)
  pass(50)
  show(frameAt(6, [3]))
  expect(painted.at(-1)).toEqual([3, true])
  expect(pass(300)).toBe(false)
})
