import { type Dataset, givenInputs } from '../../data/dataset'
import { inputDomain } from '../../data/domain'
import type { Interval } from '../../ui/chart/axis'
import { labelWidth } from '../../ui/chart/label-width'
import { axisTicks } from '../../ui/chart/ticks'
import { paddedInterval } from './layout'
import type { Look } from './look'
import type { OutputMode } from './mode'

type Plane = readonly [Interval, Interval]

/** The axes of a picture: two inputs, an input and the output, or target and output; null for a picture without axes. */
export function planeDomain(dataset: Dataset, mode: OutputMode, { over, output }: Look): Plane | null {
  if (mode === 'bars' || mode === 'confusion') return null
  const inputs = inputDomain(givenInputs(dataset))
  if (mode === 'field') return [inputs[over[0]!]!, inputs[over[1]!]!]
  const up = dataset.task === 'regression' ? paddedInterval(targetsOf(dataset, output)) : ([-0.1, 1.1] as const)
  return [mode === 'scatter' ? up : inputs[0]!, up]
}

/** Targets of an output unit. */
export function targetsOf({ Y }: Dataset, output: number): number[] {
  return Array.from({ length: Y.rows }, (_, row) => Y.values[row * Y.columns + output]!)
}

/** From this ratio of the lengths of the axes on they are no longer drawn to the same scale: one of them would have no room. */
const MOST_RATIO = 2.5

/** Width by height of a plot with both axes to the same scale; null where they measure different things. */
export function planeAspect(mode: OutputMode, domain: Plane | null): number | null {
  if (!domain || mode === 'line') return null
  const aspect = lengthOf(domain[0]) / lengthOf(domain[1])
  return aspect <= MOST_RATIO && aspect >= 1 / MOST_RATIO ? aspect : null
}

/** Width of the longest tick of the vertical axis, in sizes of the text. */
export function tickWidth(domain: Plane | null): number {
  if (!domain) return 0
  return Math.max(...axisTicks({ domain: domain[1], log: false }, 6).map(({ text }) => labelWidth(text)))
}

function lengthOf([low, high]: Interval): number {
  return high - low
}
