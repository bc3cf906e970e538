import { expect, test } from 'vitest'
import { calculated } from '../../../src/views/formula/calculated'

test.each([
  ['0.036*0.24', '0.00864'],
  ['0,036 · 0,24', '0.00864'],
  ['0.15 − 0.5*0.000438568', '0.150'],
  ['(0.4 + 0.2)/3*2', '0.400'],
  ['1/(1+exp(-0.3775))', '0.593'],
  ['1/(1+e^-0.3775)', '0.593'],
  ['−3*0,5e-3', '-0.00150'],
])('an answer typed as %s is %s', (text, value) => {
  expect(calculated(text, 3)).toBe(value)
})

test.each(['0.25', '1/2', '1,500', '-2,5e-3', '', '0.4*w1', '3/0', '0.2*', 'no idea'])('%s stays as typed', (text) => {
  expect(calculated(text, 3)).toBe(text)
})
