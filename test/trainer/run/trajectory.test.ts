import { expect, test } from 'vitest'
import { Trajectory } from '../../../src/trainer/run/trajectory'

function recorded(last: number, limit?: number): Trajectory {
  const trajectory = new Trajectory(3, limit)
  for (let step = 0; step <= last; step++) trajectory.record(step, Float64Array.of(step, 2 * step, -step))
  return trajectory
}

test('all steps are kept until it is full, then every other one, every fourth, and so on, from step 0 on', () => {
  for (const last of [7, 8, 9, 15, 16, 40, 1000]) {
    const { stride, points, reset } = recorded(last, 8).take([1])
    const steps = Array.from(points).filter((_, k) => k % 2 === 0)
    expect(reset).toBe(true)
    expect(steps.length).toBeLessThanOrEqual(8)
    expect(steps.length).toBeGreaterThan(4)
    expect(steps).toEqual(steps.map((_, k) => k * stride))
    expect(last - steps[steps.length - 1]).toBeLessThan(stride)
    for (const [k, step] of steps.entries()) expect(points[2 * k + 1]).toBe(2 * step)
  }
})

test('the points of a chunk follow those sent before; other parameters are sent from the start', () => {
  const trajectory = recorded(4)
  expect(trajectory.take([0, 2])).toMatchObject({ reset: true, stride: 1, parameters: [0, 2] })
  trajectory.record(5, Float64Array.of(9, 8, 7))
  expect(trajectory.take([0, 2])).toEqual({ parameters: [0, 2], stride: 1, reset: false, points: Float64Array.of(5, 9, 7) })
  expect(trajectory.take([0, 2]).points).toHaveLength(0)
  expect(trajectory.take([1])).toMatchObject({ reset: true })
})

test('a replay records nothing twice, a cut lets the new future in', () => {
  const trajectory = recorded(6)
  trajectory.take([0])
  trajectory.record(3, Float64Array.of(-1, -1, -1))
  expect(trajectory.take([0]).points).toHaveLength(0)
  trajectory.cut(3)
  trajectory.record(4, Float64Array.of(44, 0, 0))
  expect(trajectory.take([0])).toMatchObject({ reset: false, points: Float64Array.of(4, 44) })
})

test('large networks keep fewer records', () => {
  const count = 200_000
  const trajectory = new Trajectory(count)
  for (let step = 0; step < 30; step++) trajectory.record(step, new Float64Array(count).fill(step))
  const { points, stride } = trajectory.take([199_999])
  expect(stride).toBe(2)
  expect(points[points.length - 1]).toBe(28)
})
