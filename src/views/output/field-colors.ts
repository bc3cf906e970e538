import type { Task } from '../../data/dataset'
import { type Interval, shareOf } from '../../ui/chart/axis'
import { rgbOf, type ThemeColors } from '../theme-colors'

type Rgb = readonly [number, number, number]

/** Strongest tint of the field: points stay apart from it. */
export const STRONGEST = 0.4

/**
 * Writes the colours of a field, its top row first, as [red, green, blue, 255] a point.
 * Binary: the hue of the class beyond 0.5, stronger the further from it. Classes: the hue of the largest output, stronger the
 * more certain. Regression: from the panel to the hue of the forward phase between the ends of `range`. Blank where there is no value.
 * @param outputs one field an output unit, row = second input ascending
 */
export function fieldPixels(
  outputs: readonly Float64Array[],
  side: number,
  task: Task,
  range: Interval,
  colors: ThemeColors,
  pixels: Uint8ClampedArray,
): void {
  const panel = rgbOf(colors.panel)
  const hues = task === 'regression' ? [rgbOf(colors.forward)] : colors.classes.map(rgbOf)
  for (let k = 0; k < side * side; k++) {
    const { hue, share } = tint(outputs, k, task, range)
    const color = hues[hue % hues.length]!
    const known = !Number.isNaN(share)
    const at = ((side - 1 - Math.floor(k / side)) * side + (k % side)) * 4
    for (let c = 0; c < 3; c++) pixels[at + c] = panel[c]! + (color[c]! - panel[c]!) * (known ? share : 0)
    pixels[at + 3] = 255
  }
}

/** Which hue a point of the field has and how much of it, 0..1. */
export function tint(
  outputs: readonly Float64Array[],
  k: number,
  task: Task,
  range: Interval,
): { readonly hue: number; readonly share: number } {
  if (task === 'regression') return { hue: 0, share: sequentialShare(outputs[0]![k]!, range) }
  if (task === 'binary') {
    const value = outputs[0]![k]!
    return { hue: value >= 0.5 ? 1 : 0, share: STRONGEST * unit(Math.abs(value - 0.5) * 2) }
  }
  let best = 0
  for (let o = 1; o < outputs.length; o++) if (outputs[o]![k]! > outputs[best]![k]!) best = o
  const even = 1 / outputs.length
  return { hue: best, share: 0.06 + (STRONGEST - 0.06) * unit((outputs[best]![k]! - even) / (1 - even)) }
}

/** Strength of a value of a regression: 0 at the low end of the range, strongest at the high end. */
export function sequentialShare(value: number, domain: Interval): number {
  return 0.85 * unit(shareOf({ domain, log: false }, value))
}

/** The colour of a value of a regression, as in the field. */
export function sequentialColor(value: number, range: Interval, colors: ThemeColors): string {
  const [panel, hue]: [Rgb, Rgb] = [rgbOf(colors.panel), rgbOf(colors.forward)]
  const share = sequentialShare(value, range)
  return `rgb(${panel.map((p, c) => Math.round(p + (hue[c]! - p) * share)).join(' ')})`
}

function unit(share: number): number {
  return Math.max(0, Math.min(1, share))
}
