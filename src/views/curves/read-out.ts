import type { Places } from '../../page'
import type { CurveTab } from '../../page/state/page-state'
import type { HistoryRow } from '../../trainer/protocol'
import { paintBlank, paintNumber } from '../../ui/number/paint-number'
import { ref } from '../ref'
import { type Chart, xOfStep, yOfValue } from './draw'
import type { Series } from './series'

/** Writes a value of a row as the tab writes it: accuracies as shares of a hundred. */
export function paintValue(node: Element, tab: CurveTab, series: Series, row: HistoryRow): void {
  const record = ref('history', row.step, series.path)
  paintNumber(node, series.value(row), record, tab === 'accuracy' ? 'percent' : 4)
}

/** Writes the step and the values of a row into their fixed places; blank without a row. Where the batches differ run B has a step of its own. */
export function paintReadOut(
  root: Element,
  tab: CurveTab,
  series: readonly Series[],
  rowOf: (line: Series) => HistoryRow | null,
  { unit }: Places,
): void {
  paintStep(root.querySelector('[data-step]')!, series[0] ? rowOf(series[0]) : null)
  const other = unit === 'epoch' ? series.find(({ side }) => side === 'B') : undefined
  const own = root.querySelector<HTMLElement>('[data-own-step]')!
  own.hidden = !other
  paintStep(own.querySelector('b')!, other ? rowOf(other) : null)
  for (const [k, node] of root.querySelectorAll('[data-value]').entries()) {
    const line = series[k]
    const read = line ? rowOf(line) : null
    if (line && read) paintValue(node, tab, line, read)
    else paintBlank(node)
  }
}

function paintStep(node: Element, row: HistoryRow | null): void {
  if (row) paintNumber(node, row.step, ref('history', row.step, 'step'), 'count')
  else paintBlank(node)
}

/** A vertical line with rings at the values of the row that is read. */
export function paintCross(group: SVGGElement, chart: Chart, rowOf: ((line: Series) => HistoryRow | null) | null, radius: number): void {
  const row = (chart.series[0] && rowOf?.(chart.series[0])) ?? null
  group.toggleAttribute('data-hidden', row === null)
  if (!row || !rowOf) return
  const { plot, series } = chart
  const x = xOfStep(chart, row.step)
  const line = group.querySelector('line')!
  for (const [name, value] of Object.entries({ x1: x, x2: x, y1: plot.y, y2: plot.y + plot.height }))
    line.setAttribute(name, value.toFixed(1))
  for (const [k, ring] of group.querySelectorAll('circle').entries()) {
    const line = series[k]
    const read = line ? rowOf(line) : null
    const y = line && read ? yOfValue(chart, line.value(read)) : Number.NaN
    const drawn = y >= plot.y - 1 // also false for NaN
    ring.toggleAttribute('data-hidden', !drawn)
    if (!drawn) continue
    ring.setAttribute('cx', x.toFixed(1))
    ring.setAttribute('cy', y.toFixed(1))
    ring.setAttribute('r', String(radius))
  }
}

/** The words of changes beside the line at `x`, on the side that has more room; without words the note is hidden. */
export function paintNote(note: HTMLElement, { plot }: Chart, x: number, words: string, pictureWidth: number, textPx: number): void {
  note.hidden = words === ''
  if (note.textContent !== words) note.textContent = words
  if (words === '') return
  const atLeft = x > plot.x + plot.width / 2
  const gap = textPx * 0.9
  const room = Math.floor((atLeft ? x : pictureWidth - x) - gap - 4)
  note.style.maxWidth = `${room}px`
  note.style.top = `${(plot.y + textPx * 1.1).toFixed(1)}px`
  note.style.left = atLeft ? 'auto' : `${(x + gap).toFixed(1)}px`
  note.style.right = atLeft ? `${(pictureWidth - x + gap).toFixed(1)}px` : 'auto'
}
