import type { GradientCheck } from '../../engine/objective/gradient-check'
import { type Axis, xOf, yOf } from '../../ui/chart/axis'
import { valueAxis } from '../../ui/chart/domains'
import { LABEL_ROOM } from '../../ui/chart/label-width'
import { plotIn, type Rect } from '../../ui/chart/rect'
import { type Mark, marksAcross, marksUp } from '../../ui/chart/ticks'

/** The parts of the view in px, from top to bottom. */
export interface CheckLayout {
  readonly titleHeight: number
  readonly badgeHeight: number
  readonly numbersHeight: number
  readonly sliderHeight: number
  readonly pictureHeight: number
  readonly plot: Rect // within the picture
  readonly textPx: number
}

/** One h on the curve. */
export interface CurvePoint {
  readonly k: number
  readonly x: number
  readonly y: number
  readonly kink: boolean
  readonly zero: boolean // no error at all: drawn on the bottom line
}

export interface ErrorCurve {
  readonly points: readonly CurvePoint[]
  readonly path: string
  readonly kinkFrom: number | null // px: from here to the right a kink lies within h
  readonly across: readonly Mark[]
  readonly up: readonly Mark[]
}

const LINE = 1.4
/** Sizes of the text under which the two numbers stand below their names. */
const WIDE = 38
/** A domain for errors that are all 0. */
const NO_ERRORS = [1e-16, 1] as const

/**
 * Divides the view.
 * @param textPx size of small text
 * @param targetPx height of a control
 */
export function layoutCheck(width: number, height: number, textPx: number, targetPx: number): CheckLayout {
  const line = Math.ceil(LINE * textPx)
  const titleHeight = targetPx + 8
  const badgeHeight = (isWide(width, textPx) ? 1 : 2) * line + 8
  const numbersHeight = 2 * line + 4
  const sliderHeight = targetPx
  const pictureHeight = Math.max(0, height - titleHeight - badgeHeight - numbersHeight - sliderHeight)
  const plot = plotIn(width, pictureHeight, {
    left: Math.round(LABEL_ROOM * textPx),
    right: textPx,
    above: Math.round(2 * textPx),
    below: Math.round(3.1 * textPx),
  })
  return { titleHeight, badgeHeight, numbersHeight, sliderHeight, pictureHeight, plot, textPx }
}

/** Whether a sentence of a verdict fits into one line. */
export function isWide(width: number, textPx: number): boolean {
  return width >= WIDE * textPx
}

/** Where h lies along the plot. */
export function xOfH({ plot }: CheckLayout, hs: ArrayLike<number>, h: number): number {
  return xOf(plot, hAxis(hs), h)
}

/** The error curve on two logarithmic axes. Errors of 0 lie on the bottom line, which then is named 0; a missing one breaks the line. */
export function errorCurve(check: GradientCheck, layout: CheckLayout): ErrorCurve {
  const { plot, textPx } = layout
  const { hs, errors, kinks } = check
  const positive = [...errors].filter((error) => error > 0)
  const hasZero = errors.includes(0)
  const errorAxis = axisOf(positive, hasZero)
  const bottom = plot.y + plot.height
  const points: CurvePoint[] = []
  const parts: string[] = []
  let pen = 'M'
  let kinkFrom: number | null = null
  for (const [k, h] of hs.entries()) {
    const x = xOfH(layout, hs, h)
    const kink = kinks[k] === 1
    if (kink && kinkFrom === null) kinkFrom = k === 0 ? plot.x : (x + xOfH(layout, hs, hs[k - 1]!)) / 2
    const error = errors[k]!
    if (Number.isNaN(error)) {
      pen = 'M'
      continue
    }
    const y = error === 0 ? bottom : yOf(plot, errorAxis, error)
    points.push({ k, x, y, kink, zero: error === 0 })
    parts.push(`${pen}${x.toFixed(1)},${y.toFixed(1)}`)
    pen = 'L'
  }
  const up = marksUp(plot, errorAxis, Math.max(2, Math.floor(plot.height / (2.2 * textPx))))
  const across = marksAcross(
    plot,
    hAxis(hs),
    Math.max(2, Math.floor(plot.width / (4.5 * textPx))),
    textPx,
    plot.x + plot.width + 0.9 * textPx,
  )
  return {
    points,
    path: parts.join(''),
    kinkFrom,
    across,
    up: hasZero ? up.map((mark, k) => (k === 0 ? { ...mark, text: '0' } : mark)) : up,
  }
}

function hAxis(hs: ArrayLike<number>): Axis {
  return { domain: [hs[0]!, hs[hs.length - 1]!], log: true }
}

function axisOf(positive: readonly number[], hasZero: boolean): Axis {
  if (positive.length === 0) return { domain: NO_ERRORS, log: true }
  const lowest = Math.min(...positive)
  return valueAxis(hasZero ? lowest / 100 : lowest, Math.max(...positive), true)
}
