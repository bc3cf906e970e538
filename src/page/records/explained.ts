import { contributionsOf } from '../../explain/contributions'
import { quantityAt } from '../../explain/recorded-number'
import { type Shape, shapesOf } from '../../explain/shapes'
import { pathsFrom } from '../../explain/signals/paths'
import { numberOf } from '../../explain/value'
import { page } from '../state/page-state'

/** A number that explain makes of the numbers of the step walked through: see `recordOf`; NaN where no such step is open. */
export function explainedValue(step: number, [name, ...path]: readonly string[]): number {
  const { inside } = page.getState()
  if (inside?.step !== step) return Number.NaN
  const { context } = inside
  const [a = 0, b = 0, c = 0] = path.map(Number)
  switch (name) {
    case 'positive':
    case 'negative':
      return contributionsOf(context, a)[name]
    case 'path': {
      const paths = pathsFrom(context, b, a)
      if (path[2] === 'sum') return paths.sum
      if (path[2] === 'rest') return paths.rest.sum
      const one = paths.listed[c]
      return (path[3] === 'product' ? one?.product : one?.factors[Number(path[3])]?.value) ?? Number.NaN
    }
    case 'shape': {
      const { forward, backward, gradient } = shapesOf(context, a, b)
      const shapes: Readonly<Record<string, Shape>> = { ...backward, ...gradient, ...forward, inputRow: gradient.input }
      return shapes[path[2] ?? '']?.at(Number(path[3]), Number(path[4])) ?? Number.NaN
    }
    default: {
      const quantity = quantityAt(context.trace, [name!, ...path])
      if (!quantity) throw new RangeError(`explain makes no ${name}`)
      return numberOf(context, quantity)
    }
  }
}
