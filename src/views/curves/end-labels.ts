import type { HistoryRow } from '../../trainer/protocol'
import { type Chart, xOfStep, yOfValue } from './draw'
import { placeEndLabels } from './layout'

/** Where the labels were, so that they keep their order. */
const former = new WeakMap<Chart['series'], readonly number[]>()

/** Moves the names of the lines beside their ends; a name without an end is hidden. */
export function paintEndLabels(svg: SVGSVGElement, chart: Chart, present: HistoryRow | null, textPx: number): void {
  const { plot, series } = chart
  const nodes = svg.querySelectorAll<SVGTextElement>('.curves-end')
  const wishes = series.map(({ value }) => (present ? yOfValue(chart, value(present)) : Number.NaN))
  const places = placeEndLabels(wishes, textPx * 1.1, plot.y - textPx * 0.6, plot.y + plot.height + textPx * 0.2, former.get(series))
  former.set(series, places)
  const x = present ? xOfStep(chart, present.step) + textPx * 0.7 : 0
  for (const [k, node] of nodes.entries()) {
    const y = places[k] ?? Number.NaN
    const transform = Number.isNaN(y) ? '' : `translate(${x.toFixed(1)},${(y + textPx * 0.35).toFixed(1)})`
    if (node.getAttribute('transform') === transform) continue
    node.setAttribute('transform', transform)
    node.toggleAttribute('data-hidden', transform === '')
  }
}
