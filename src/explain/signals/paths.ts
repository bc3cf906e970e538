import { derivative } from '../../engine/network/activations'
import { keepOf } from '../../engine/network/dropout'
import { isFused } from '../../engine/network/loss-kinds'
import { outputSlope } from '../../engine/network/losses'
import { parameterAt, weightIndex } from '../../engine/network/network'
import type { StepContext } from '../context'
import { contributionOf, sentBy } from '../contributions'
import { keyOf } from '../key-of'
import type { Quantity } from '../quantity'

/** Most paths that are listed one by one. */
export const LISTED_PATHS = 64
/** How many are listed, the largest, where there are more. */
export const LARGEST_PATHS = 12
/** Most paths that are added up one by one. */
const ENUMERATED = 10_000

/** One local derivative on the way from a parameter to the loss. */
export interface PathFactor {
  readonly kind: 'input' | 'slope' | 'mask' | 'weight' | 'lossSlope' | 'delta'
  readonly quantity: Quantity | null // null for ∂z/∂b, which is 1
  readonly value: number // of a mask: mask / keep
  readonly paths: number // of all paths, how many it lies on
}

/** The product of the local derivatives along one way through the units. */
export interface Path {
  readonly units: readonly number[] // one of each layer, from the parameter's own unit to an output
  readonly factors: readonly PathFactor[]
  readonly product: number // of the factors, from left to right
}

export interface Paths {
  readonly parameter: number
  readonly sample: number
  readonly count: number
  readonly listed: readonly Path[] // all of up to 64, in the order of the units; of more the 12 largest, by size
  readonly rest: { readonly count: number; readonly sum: number } // what is not listed
  readonly sum: number // over all paths
  readonly enumerated: boolean // whether the sum was taken path by path; of very many it is the gradient itself
  readonly gradient: number // the sample's contribution: node error · input
  readonly shared: readonly Quantity[] // factors of the listed paths that lie on several paths, in order of appearance
  readonly multiplications: { readonly apart: number; readonly together: number } // each path by itself; backpropagation
}

/**
 * All ways from a weight or bias to the loss of one sample. Each is ∂z/∂w · f'(z) [· mask/keep] · w · f'(z) · … · dL/da, or ends in
 * the output's δ where loss and activation are one (bce with sigmoid) or the outputs depend on one another (softmax).
 */
export function pathsFrom(context: StepContext, parameter: number, sample: number): Paths {
  const search = createSearch(context, parameter, sample)
  const count = units(search.layers, search.first + 1, search.last + 1)
  const gradient = contributionOf(context, parameter, sample)
  const all = count <= ENUMERATED ? everyPath(search) : null
  const routes = all !== null && count <= LISTED_PATHS ? all.map(({ units }) => units) : largest(search)
  const listed = routes.map((units) => pathOf(search, units, count))
  const sum = all === null ? gradient : all.reduce((total, { product }) => total + product, 0)
  return {
    parameter,
    sample,
    count,
    listed,
    rest: { count: count - listed.length, sum: restOf(all, listed, gradient) },
    sum,
    enumerated: all !== null,
    gradient,
    shared: sharedOf(listed),
    multiplications: multiplicationsOf(search, count),
  }
}

type Route = { readonly units: readonly number[]; readonly product: number }
type Bare = Omit<PathFactor, 'paths'>

/** What a search needs to know: the factors on leaving a unit, and the weight between two. */
interface Search {
  readonly layers: StepContext['network']['layers']
  readonly first: number // layer of the parameter
  readonly last: number
  readonly unit: number // the receiving unit of the parameter
  readonly input: Bare
  /** The factors from z of a unit to what it sends on; of an output to the loss. */
  leave(layer: number, unit: number): readonly Bare[]
  weight(layer: number, to: number, from: number): Bare
}

function createSearch(context: StepContext, parameter: number, sample: number): Search {
  const { network, trace, loss } = context
  const { layers } = network
  const last = layers.length - 1
  const place = parameterAt(network, parameter)
  const sent = sentBy(context, parameter, sample)
  const output = layers[last]!.activation
  const fused = isFused(loss) || output === 'softmax'
  const kept: (readonly Bare[])[][] = layers.map(() => [])

  function factorsOf(layer: number, unit: number): readonly Bare[] {
    const at = sample * layers[layer]!.out + unit
    const where = { sample, layer, unit }
    if (layer === last && fused) return [{ kind: 'delta', quantity: { kind: 'delta', ...where }, value: trace.delta[layer]![at]! }]
    const a = trace.a[layer]![at]!
    const slope = derivative(layers[layer]!.activation, trace.z[layer]![at]!, a)
    const factors: Bare[] = [{ kind: 'slope', quantity: { kind: 'slope', ...where }, value: slope }]
    const mask = trace.mask[layer]
    if (mask) factors.push({ kind: 'mask', quantity: { kind: 'mask', ...where }, value: mask[at]! / keepOf(trace, layer, unit) })
    if (layer === last) {
      const value = outputSlope(loss, trace.z[layer]![at]!, a, trace.y[at]!, trace.rows.length)
      factors.push({ kind: 'lossSlope', quantity: { kind: 'lossSlope', sample, unit }, value })
    }
    return factors
  }

  return {
    layers,
    first: place.layer,
    last,
    unit: place.to,
    input: { kind: 'input', ...sent },
    leave(layer, unit) {
      const known = kept[layer]!
      known[unit] ??= factorsOf(layer, unit)
      return known[unit]
    },
    weight(layer, to, from) {
      const index = weightIndex(network, layer, to, from)
      return { kind: 'weight', quantity: { kind: 'before', parameter: index }, value: trace.before[index]! }
    },
  }
}

/** Product of the units of the layers from..to−1. */
function units(layers: Search['layers'], from: number, to: number): number {
  let product = 1
  for (let l = from; l < to; l++) product *= layers[l]!.out
  return product
}

function times(product: number, factors: readonly Bare[]): number {
  let result = product
  for (const { value } of factors) result *= value
  return result
}

function everyPath(search: Search): Route[] {
  const found: Route[] = []
  const visit = (route: readonly number[], layer: number, entering: number) => {
    const unit = route[route.length - 1]!
    const product = times(entering, search.leave(layer, unit))
    if (layer === search.last) {
      found.push({ units: route, product })
      return
    }
    const { out } = search.layers[layer + 1]!
    for (let to = 0; to < out; to++) visit([...route, to], layer + 1, product * search.weight(layer + 1, to, unit).value)
  }
  visit([search.unit], search.first, search.input.value)
  return found
}

/**
 * The units of the largest paths, by size. Best first: the size that a beginning can still reach is known exactly, so of all
 * beginnings only as many as are still wanted need to be kept.
 */
function largest(search: Search): (readonly number[])[] {
  const best = reach(search)
  const found: (readonly number[])[] = []
  let open = [{ units: [search.unit] as readonly number[], product: search.input.value, bound: Math.abs(search.input.value) }]
  while (open.length > 0 && found.length < LARGEST_PATHS) {
    const [top, ...others] = open
    const layer = search.first + top!.units.length - 1
    if (layer === search.last) {
      found.push(top!.units)
      open = others
      continue
    }
    const unit = top!.units[top!.units.length - 1]!
    const product = times(top!.product, search.leave(layer, unit))
    const next = Array.from({ length: search.layers[layer + 1]!.out }, (_, to) => {
      const entering = product * search.weight(layer + 1, to, unit).value
      return { units: [...top!.units, to], product: entering, bound: Math.abs(entering) * best[layer + 1]![to]! }
    })
    open = [...others, ...next].sort((a, b) => b.bound - a.bound).slice(0, LARGEST_PATHS - found.length)
  }
  return found
}

/** The largest size of a product from z of each unit to the loss, layer by layer from the end. */
function reach(search: Search): Float64Array[] {
  const best: Float64Array[] = []
  for (let l = search.last; l > search.first; l--) {
    best[l] = Float64Array.from({ length: search.layers[l]!.out }, (_, unit) => {
      let most = l === search.last ? 1 : 0
      if (l < search.last) {
        for (let to = 0; to < search.layers[l + 1]!.out; to++) {
          most = Math.max(most, Math.abs(search.weight(l + 1, to, unit).value) * best[l + 1]![to]!)
        }
      }
      return Math.abs(times(1, search.leave(l, unit))) * most
    })
  }
  return best
}

function pathOf(search: Search, route: readonly number[], count: number): Path {
  const factors: PathFactor[] = [{ ...search.input, paths: count }]
  for (const [k, unit] of route.entries()) {
    const layer = search.first + k
    const onward = units(search.layers, layer + 1, search.last + 1)
    if (k > 0) {
      factors.push({ ...search.weight(layer, unit, route[k - 1]!), paths: units(search.layers, search.first + 1, layer - 1) * onward })
    }
    const into = units(search.layers, search.first + 1, layer)
    for (const factor of search.leave(layer, unit)) factors.push({ ...factor, paths: into * onward })
  }
  return { units: route, factors, product: times(1, factors) }
}

function restOf(all: readonly Route[] | null, listed: readonly Path[], gradient: number): number {
  if (all === null) return listed.reduce((rest, { product }) => rest - product, gradient)
  const shown = new Set(listed.map((path) => path.units.join()))
  return all.reduce((sum, route) => (shown.has(route.units.join()) ? sum : sum + route.product), 0)
}

function sharedOf(listed: readonly Path[]): Quantity[] {
  const found = new Map<string, Quantity>()
  for (const { factors } of listed) {
    for (const { quantity, paths } of factors) if (quantity !== null && paths > 1) found.set(keyOf(quantity), quantity)
  }
  return [...found.values()]
}

/** A product of n factors takes n − 1; backpropagation makes each node error on the way once: one for each weight out, f' and mask. */
function multiplicationsOf(search: Search, count: number): Paths['multiplications'] {
  const { layers, first, last, input } = search
  const weighed = input.quantity === null ? 0 : 1
  let factors = weighed
  let together = weighed
  for (let l = first; l <= last; l++) {
    const local = search.leave(l, search.first === l ? search.unit : 0).length
    factors += local + (l > first ? 1 : 0)
    const each = l === last ? local - 1 : layers[l + 1]!.out + local
    together += (l === first ? 1 : layers[l]!.out) * each
  }
  return { apart: count * (factors - 1), together }
}
