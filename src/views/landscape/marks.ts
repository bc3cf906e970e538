import type { LandscapeEvaluation } from '../../trainer/protocol'
import { toX, toY } from '../../ui/chart/axis'
import { fewestDigits } from '../../ui/number/fewest-digits'
import { formatNumber } from '../../ui/number/format-number'
import { paintNumber } from '../../ui/number/paint-number'
import { ref } from '../ref'
import { placeBeside, type Spot } from './beside'
import { type Contour, type ContourLabel, placeContourLabels } from './contour-labels'
import type { LandscapeLayout } from './layout'

export const MOST_LABELS = 8

/** Levels are round numbers, with more digits only where the loss hardly differs. */
const LEVEL_DIGITS = 12

/** Paints the level numbers and the lowest point into existing nodes. Return where the numbers are. */
export function paintMarks(
  svg: SVGSVGElement,
  evaluation: LandscapeEvaluation,
  contours: readonly Contour[],
  layout: LandscapeLayout,
  before: readonly ContourLabel[],
  point: Spot | null,
  arrow: readonly Spot[],
  path: readonly Spot[],
): readonly ContourLabel[] {
  const lowest = paintLowest(svg.querySelector('.landscape-lowest')!, evaluation, layout, [...(point ? [point] : []), ...arrow, ...path])
  const labels = placeContourLabels(contours, {
    plot: layout.plot,
    textPx: layout.textPx,
    most: Math.max(3, Math.min(MOST_LABELS, Math.floor(layout.plot.height / (layout.textPx * 2.5)))),
    text: (level) => formatNumber(level, fewestDigits(level, LEVEL_DIGITS)),
    avoid: [...lowest, ...path, ...arrow, ...(point ? [{ ...point, radius: layout.textPx * 2.4 }] : [])],
    before,
  })
  for (const [k, node] of svg.querySelectorAll('.landscape-level').entries()) {
    const label = labels[k]
    show(node, label !== undefined)
    if (!label) continue
    const { level } = contours[label.contour]!
    node.setAttribute('transform', `translate(${label.x.toFixed(1)},${label.y.toFixed(1)}) rotate(${label.angle.toFixed(1)})`)
    node.setAttribute('dy', '0.35em')
    const record = ref('landscape', evaluation.step, 'level', evaluation.levels.indexOf(level))
    paintNumber(node, level, record, fewestDigits(level, LEVEL_DIGITS))
  }
  return labels
}

/** Hides what paintMarks painted. */
export function hideMarks(svg: SVGSVGElement): void {
  for (const node of svg.querySelectorAll('.landscape-level, .landscape-lowest')) show(node, false)
}

/** Paint a cross with its loss. Return the places that labels should keep clear of. */
function paintLowest(group: Element, evaluation: LandscapeEvaluation, { plot, textPx }: LandscapeLayout, avoid: readonly Spot[]): Spot[] {
  const { at, loss, onEdge } = evaluation.minimum
  const x = toX(plot, evaluation.domain[0], at[0])
  const y = toY(plot, evaluation.domain[1], at[1])
  const arm = textPx * 0.45
  group.querySelector('path')!.setAttribute('d', `M${x - arm},${y}h${2 * arm}M${x},${y - arm}v${2 * arm}`)
  const [, number, edge] = group.querySelectorAll('tspan')
  paintNumber(number!, loss, ref('landscape', evaluation.step, 'minimum', 'loss'))
  edge!.textContent = onEdge ? ' (on the edge)' : ''
  const text = group.querySelector('text')!
  const width = text.textContent!.length * textPx * 0.55
  const box = placeBeside({ x, y, radius: arm }, width, textPx * 1.2, plot, avoid)
  text.setAttribute('x', box.x.toFixed(1))
  text.setAttribute('y', (box.y + textPx * 0.95).toFixed(1))
  show(group, true)
  const beside = Array.from({ length: 7 }, (_, k) => ({ x: box.x + (width * k) / 6, y: box.y + textPx * 0.6, radius: textPx * 0.7 }))
  return [{ x, y, radius: arm }, ...beside]
}

function show(node: Element, shown: boolean): void {
  if (shown) node.removeAttribute('data-hidden')
  else {
    node.setAttribute('data-hidden', 'true')
    if (node.childElementCount === 0) paintNumber(node, Number.NaN, '')
  }
}
