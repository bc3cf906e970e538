import { expect, test } from 'vitest'
import { sharedSteps } from '../../../src/views/share/shared-run'

test('the steps of a shared picture begin with 0, end with the present one, and are at most five', () => {
  expect(sharedSteps(0)).toEqual([0])
  expect(sharedSteps(1)).toEqual([0, 1])
  expect(sharedSteps(50)).toEqual([0, 1, 3, 13, 50])
  expect(sharedSteps(1000)).toEqual([0, 16, 63, 250, 1000])
  for (let last = 0; last < 300; last++) {
    const steps = sharedSteps(last)
    expect([steps[0], steps.at(-1), steps.length <= 5]).toEqual([0, last, true])
    expect(steps).toEqual([...steps].sort((a, b) => a - b))
  }
})
