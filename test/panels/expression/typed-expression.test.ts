import { expect, test } from 'vitest'
import { firstExpression, fromStorage, setValue, toStorage, type, work } from '../../../src/panels/expression/typed-expression'

const steps = (text: string) => {
  const typed = type(firstExpression(), text) // x = −2, y = 5, z = −4
  const { last, steps } = work(typed)
  return { last, all: steps.length, typed }
}

test.each(['ln(x)', 'x^0.5', '1/(x+2)', 'log(x-5)', 'log(-x)', 'log(x-y)+z', 'log(y)*z^0.5'])(
  '%s gets first values at which it has one',
  (text) => {
    const { last, all } = steps(text)
    expect(last).toBe(all)
  },
)

test('values that fit are left as they are, and so is one that the person typed', () => {
  expect([...steps('x*exp(y)').typed.values]).toEqual([...firstExpression().values])
  const own = type(setValue(firstExpression(), 'x', -3), 'log(x)')
  expect(own.values.get('x')).toBe(-3)
  expect(work(own).last).toBe(1) // the step that says why there is no value
})

test('an expression comes back from the storage as it was, and what cannot be read is left', () => {
  const typed = { ...type(setValue(firstExpression(), 'x', -3), 'x*exp(x)'), done: 2 }
  const unreadable = type(typed, 'x*exp(x)+')
  for (const one of [typed, unreadable]) expect(fromStorage(toStorage(one))).toEqual(one)
  for (const bad of [null, '', '{}', '[]', '{"text":"x","read":"(","values":{},"own":[]}']) expect(fromStorage(bad)).toBeNull()
})
