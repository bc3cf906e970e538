import type { Change } from '../../document/types'
import type { HistoryRow } from '../../trainer/protocol'
import { paintBlank, paintCount, paintNumber, paintPercent } from '../paint-number'
import { changeWords } from './change-words'
import { type Chart, xOfStep, yOfValue } from './draw'
import type { CurveTab, Series } from './series'

/** Writes a value of a row as the tab writes it: accuracies as shares of a hundred. */
export function paintValue(node: Element, tab: CurveTab, series: Series, row: HistoryRow): void {
  const record = `history:${row.step}/${series.path}`
  if (tab === 'accuracy') paintPercent(node, series.value(row), record)
  else paintNumber(node, series.value(row), record)
}

/** Writes the step and the values of a row into their fixed places; blank without a row. */
export function paintReadOut(root: Element, tab: CurveTab, series: readonly Series[], row: HistoryRow | null): void {
  const step = root.querySelector('[data-step]')!
  if (row) paintCount(step, row.step, `history:${row.step}/step`)
  else paintBlank(step)
  for (const [k, node] of root.querySelectorAll('[data-value]').entries()) {
    if (row && series[k]) paintValue(node, tab, series[k], row)
    else paintBlank(node)
  }
}

/** A vertical line with rings at the values of the row that is read, and the words of a change near it. */
export function paintCross(
  group: SVGGElement,
  chart: Chart,
  row: HistoryRow | null,
  changes: readonly Change[],
  textPx: number,
  radius: number,
): void {
  group.toggleAttribute('data-hidden', row === null)
  if (!row) return
  const { plot, series } = chart
  const x = xOfStep(chart, row.step)
  const line = group.querySelector('line')!
  for (const [name, value] of Object.entries({ x1: x, x2: x, y1: plot.y, y2: plot.y + plot.height }))
    line.setAttribute(name, value.toFixed(1))
  for (const [k, ring] of group.querySelectorAll('circle').entries()) {
    const y = series[k] ? yOfValue(chart, series[k].value(row)) : Number.NaN
    ring.toggleAttribute('data-hidden', Number.isNaN(y))
    if (Number.isNaN(y)) continue
    ring.setAttribute('cx', x.toFixed(1))
    ring.setAttribute('cy', y.toFixed(1))
    ring.setAttribute('r', String(radius))
  }
  const near = changes.filter((change) => Math.abs(xOfStep(chart, change.step) - x) < textPx * 0.6)
  const text = group.querySelector('text')!
  const words = near.map(changeWords).join(', ')
  if (text.textContent !== words) text.textContent = words
  const left = x > plot.x + plot.width / 2
  text.setAttribute('x', (x + (left ? -1 : 1) * textPx * 0.9).toFixed(1))
  text.setAttribute('y', (plot.y + textPx).toFixed(1))
  text.setAttribute('text-anchor', left ? 'end' : 'start')
}
