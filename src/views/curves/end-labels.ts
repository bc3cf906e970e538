import type { HistoryRow } from '../../trainer/protocol'
import type { Rect } from '../../ui/chart/rect'
import { type Chart, type Sources, xOfStep, yOfValue } from './draw'
import { placeEndLabels } from './layout'

/** Where the labels were, so that they keep their order. */
const former = new WeakMap<Chart['series'], readonly number[]>()
const LETTER = 0.58
/** Where the name of the grey curve may stand above or below its end, in text sizes, the best first. */
const OFFSETS = [-0.9, 1.1, -2.1]

/** From where to where names may reach: clear of the line of the horizontal axis and of its numbers. */
export function labelRoom({ y, height }: Rect, textPx: number): readonly [number, number] {
  return [y - textPx * 0.6, y + height - textPx * 0.3]
}

/** Moves the names of the lines beside their ends; a name without an end is hidden. Return the middles of the names. */
export function paintEndLabels(
  svg: SVGSVGElement,
  chart: Chart,
  sources: Sources | null,
  textPx: number,
  paused: boolean,
): readonly number[] {
  const { plot, series } = chart
  const nodes = svg.querySelectorAll<SVGTextElement>('.curves-end')
  const presents = series.map(({ side }) => sources?.[side].present ?? null)
  const wishes = series.map(({ value }, k) => (presents[k] ? yOfValue(chart, value(presents[k])) : Number.NaN))
  const [top, bottom] = labelRoom(plot, textPx)
  // at rest they stand in the order of the ends; while the run plays they do not swap with every small change
  const places = placeEndLabels(wishes, textPx * 1.1, top, bottom, former.get(series), paused ? 0 : undefined)
  former.set(series, places)
  // names of two runs that stand at one step stand below each other
  const x = Math.max(0, ...presents.map((row, k) => (row ? xOfStep(chart, row.step, series[k]!.side) + textPx * 0.7 : 0)))
  for (const [k, node] of nodes.entries()) moveTo(node, x, (places[k] ?? Number.NaN) + textPx * 0.35)
  return places
}

/** Moves the name of the grey curves to the end of the first of them, where it lies beside no other name. */
export function paintGhostLabel(
  node: SVGTextElement,
  chart: Chart,
  ghost: readonly HistoryRow[],
  present: HistoryRow | null,
  places: readonly number[],
  textPx: number,
): void {
  const { plot, series } = chart
  const end = ghost.findLast((row) => !Number.isNaN(yOfValue(chart, series[0]!.value(row))))
  if (!end) {
    moveTo(node, 0, Number.NaN)
    return
  }
  const width = 'earlier run'.length * LETTER * textPx
  const right = plot.x + plot.width
  const x = Math.min(xOfStep(chart, end.step) + textPx * 0.4, right + textPx * 0.4)
  const beside = x + width <= right + textPx * 5 // the margin of the names
  const left = beside ? x : x - width - textPx * 0.8
  const endY = yOfValue(chart, series[0]!.value(end))
  const nowX = present ? xOfStep(chart, present.step) : Number.NEGATIVE_INFINITY
  const namesWidth = Math.max(...series.map(({ label }) => label.length)) * LETTER * textPx + textPx
  const across = left < nowX + namesWidth && left + width > nowX
  const free = (y: number) =>
    y > plot.y && y < plot.y + plot.height - textPx * 0.4 && !(across && places.some((place) => Math.abs(place - y) < textPx * 1.1))
  const y = (beside ? [0, ...OFFSETS] : OFFSETS).map((texts) => endY + texts * textPx).find(free)
  moveTo(node, left, (y ?? Number.NaN) + textPx * 0.35)
}

/** Hidden where y is NaN. */
function moveTo(node: Element, x: number, y: number): void {
  const transform = Number.isNaN(y) ? '' : `translate(${x.toFixed(1)},${y.toFixed(1)})`
  if (node.getAttribute('transform') === transform) return
  node.setAttribute('transform', transform)
  node.toggleAttribute('data-hidden', transform === '')
}
