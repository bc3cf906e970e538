import type { CurveTab } from '../../page/state/page-state'
import type { HistoryRow } from '../../trainer/protocol'

export const CURVE_TABS: readonly CurveTab[] = ['loss', 'accuracy', 'gradients', 'rate']

/** One line of a chart. */
export interface Series {
  readonly path: string // of the value in a history record, as in `history:<step>/<path>`
  readonly label: string
  readonly value: (row: HistoryRow) => number // NaN where there is nothing
  readonly mark: 'training' | 'test' | 'layer'
  readonly layer: number // of a layer its place, 0 the first; else 0
  readonly side: 'A' | 'B' // whose rows it is drawn from
}

export interface SeriesFacts {
  readonly layers: number
  readonly hasTest: boolean
}

/** The lines of a tab; those of both runs in a comparison. The first one is what the tab is about. */
export function seriesOf(tab: CurveTab, facts: SeriesFacts, compared = false): Series[] {
  const lines = linesOf(tab, facts)
  if (!compared) return lines
  return (['A', 'B'] as const).flatMap((side) => lines.map((line) => ({ ...line, side, label: `${side} ${line.label}` })))
}

function linesOf(tab: CurveTab, { layers, hasTest }: SeriesFacts): Series[] {
  switch (tab) {
    case 'loss':
      return pair('trainLoss', 'testLoss', hasTest)
    case 'accuracy':
      return pair('trainAccuracy', 'testAccuracy', hasTest)
    case 'gradients':
      return Array.from({ length: layers }, (_, layer) => ({
        path: `gradientNorms/${layer}`,
        label: `layer ${layer + 1}`,
        value: (row) => row.gradientNorms[layer] ?? Number.NaN,
        mark: 'layer',
        layer,
        side: 'A',
      }))
    case 'rate':
      return [{ path: 'learningRate', label: 'rate', value: (row) => row.learningRate, mark: 'training', layer: 0, side: 'A' }]
  }
}

function pair(train: 'trainLoss' | 'trainAccuracy', test: 'testLoss' | 'testAccuracy', hasTest: boolean): Series[] {
  const training: Series = { path: train, label: 'training', value: (row) => row[train], mark: 'training', layer: 0, side: 'A' }
  const testing: Series = { path: test, label: 'test', value: (row) => row[test], mark: 'test', layer: 0, side: 'A' }
  return hasTest ? [training, testing] : [training]
}

const LAYER_COLORS = 6

/** The custom property with the colour of a line: training inked, test in its own hue, layers one after the other. */
export function colorName({ mark, layer, side }: Pick<Series, 'mark' | 'layer' | 'side'>): string {
  if (mark === 'layer') return `--layer-${layer % LAYER_COLORS}`
  if (mark === 'test') return side === 'B' ? '--test-b' : '--test'
  return side === 'B' ? '--run-b' : '--run-a'
}

/** Lowest positive and highest finite value of the series in the rows; NaN where there is none. */
export function rangeOf(
  series: readonly Pick<Series, 'value'>[],
  rows: readonly HistoryRow[],
): { readonly lowest: number; readonly highest: number } {
  let lowest = Number.POSITIVE_INFINITY
  let highest = Number.NEGATIVE_INFINITY
  for (const { value } of series) {
    for (const row of rows) {
      const v = value(row)
      if (v > 0 && v < lowest) lowest = v
      if (v > highest && v < Number.POSITIVE_INFINITY) highest = v
    }
  }
  return { lowest: Number.isFinite(lowest) ? lowest : Number.NaN, highest: Number.isFinite(highest) ? highest : Number.NaN }
}

/** What the tab shows before there is a curve; of a run that has begun the next evaluation may be a while off. */
export function emptyText(tab: CurveTab, accuracyKnown: boolean, begun = false): string {
  if (tab === 'accuracy' && !accuracyKnown) return 'A regression has no accuracy: look at the loss.'
  const words = { loss: 'loss', accuracy: 'accuracy', gradients: 'gradient of each layer', rate: 'learning rate' }
  if (begun) return `The curve of the ${words[tab]} begins with the next evaluation.`
  return `Press Play or Step: the curve of the ${words[tab]} is drawn here.`
}
