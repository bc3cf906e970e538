import { type Activation, activate, derivative } from '../../engine/network/activations'
import type { Rect } from '../../ui/chart/rect'
import type { Plane, Point } from './geometry/plane'

/** The parts of the view in px: the curve of the unit, and the layers; beside or, where it is narrow, below each other. */
export interface UnitLayout {
  readonly titleHeight: number
  readonly narrow: boolean // the title has two lines
  readonly curve: Rect
  readonly layers: Rect
  readonly contentHeight: number
  readonly textPx: number
}

/** Widths and heights in sizes of the text. */
const ONE_LINE_FROM = 66
const BESIDE_FROM = 62
const CURVE_SHARE = 0.46
const STACKED_CURVE = 18
const STACKED_LAYERS = 18

/** @param targetPx height of a control */
export function layoutUnit(width: number, height: number, textPx: number, targetPx: number): UnitLayout {
  const narrow = width < ONE_LINE_FROM * textPx
  const titleHeight = narrow ? targetPx + Math.ceil(1.6 * textPx) + 8 : targetPx + 4
  const room = height - titleHeight
  if (width >= BESIDE_FROM * textPx) {
    const curveWidth = Math.round(width * CURVE_SHARE)
    return {
      titleHeight,
      narrow,
      curve: { x: 0, y: 0, width: curveWidth, height: room },
      layers: { x: curveWidth, y: 0, width: width - curveWidth, height: room },
      contentHeight: room,
      textPx,
    }
  }
  const [above, below] = [STACKED_CURVE * textPx, STACKED_LAYERS * textPx]
  return {
    titleHeight,
    narrow,
    curve: { x: 0, y: 0, width, height: above },
    layers: { x: 0, y: above, width, height: below },
    contentHeight: above + below,
    textPx,
  }
}

/** z up to which a function is drawn at least: its bends lie within. */
const LEAST_Z = 4
const POINTS = 121

/** f and f′ over z, as far as the points reach, with the plane they lie in. */
export interface FunctionCurve extends Plane {
  readonly f: readonly Point[]
  readonly slope: readonly Point[]
}

/** Null for softmax, which has no curve of one unit alone. */
export function functionCurve(activation: Activation, reach: number): FunctionCurve | null {
  if (activation === 'softmax') return null
  const full = Math.max(LEAST_Z, reach)
  const zs = Array.from({ length: POINTS }, (_, k) => full * ((2 * k) / (POINTS - 1) - 1))
  const f = zs.map((z) => [z, activate(activation, z)] as const)
  const slope = zs.map((z, k) => [z, derivative(activation, z, f[k]![1])] as const)
  const values = [...f, ...slope].map(([, value]) => value)
  return { full, low: Math.min(0, ...values), high: Math.max(1, ...values), f, slope }
}
