import type { LandscapeEvaluation } from '../../trainer/protocol'
import { toX, toY } from '../../ui/chart/axis'
import { fewestDigits } from '../../ui/number/fewest-digits'
import { formatNumber } from '../../ui/number/format-number'
import { paintBlank, paintNumber } from '../../ui/number/paint-number'
import { ref } from '../ref'

import { type Contour, type ContourLabel, LEVEL_DIGITS, placeContourLabels } from './field/contour-labels'
import type { LandscapeLayout } from './layout'
import type { LandscapeNodes } from './nodes'

/** A place in the picture that labels keep clear of, in px. */
export interface Spot {
  readonly x: number
  readonly y: number
  readonly radius: number
}

export const MOST_LABELS = 8

/** Paint the level numbers and the cross of the lowest point into existing nodes. Return where the numbers are. */
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
  const lowest = paintLowest(svg.querySelector('.landscape-lowest')!, evaluation, layout)
  const labels = placeContourLabels(contours, {
    plot: layout.plot,
    textPx: layout.textPx,
    most: Math.max(3, Math.min(MOST_LABELS, Math.floor(layout.plot.height / (layout.textPx * 2.5)))),
    text: (level) => formatNumber(level, fewestDigits(level, LEVEL_DIGITS)),
    avoid: [lowest, ...path, ...arrow, ...(point ? [{ ...point, radius: layout.textPx * 2.4 }] : [])],
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

/** Paint a cross within the plot; none on its edge, where the loss goes on falling. Return the place that labels should keep clear of. */
function paintLowest(group: Element, { minimum, domain }: LandscapeEvaluation, { plot, textPx }: LandscapeLayout): Spot {
  const x = toX(plot, domain[0], minimum.at[0])
  const y = toY(plot, domain[1], minimum.at[1])
  const arm = textPx * 0.45
  const [left, right] = [Math.max(plot.x, x - arm), Math.min(plot.x + plot.width, x + arm)]
  const [top, bottom] = [Math.max(plot.y, y - arm), Math.min(plot.y + plot.height, y + arm)]
  group.querySelector('path')!.setAttribute('d', `M${left},${y}H${right}M${x},${top}V${bottom}`)
  show(group, !minimum.onEdge)
  return { x, y, radius: arm }
}

/** The lowest loss, in the caption. */
export function paintLowestWords(
  { lowest, onEdge }: Pick<LandscapeNodes, 'lowest' | 'onEdge'>,
  evaluation: LandscapeEvaluation | null,
): void {
  if (evaluation) paintNumber(lowest.current!, evaluation.minimum.loss, ref('landscape', evaluation.step, 'minimum', 'loss'))
  else paintBlank(lowest.current!)
  onEdge.current!.textContent = evaluation?.minimum.onEdge ? ', at the edge' : ''
}

function show(node: Element, shown: boolean): void {
  if (shown) node.removeAttribute('data-hidden')
  else {
    node.setAttribute('data-hidden', 'true')
    if (node.childElementCount === 0) paintNumber(node, Number.NaN, '')
  }
}
