export interface BarGeometry {
  readonly shown: number // output units that have room
  readonly barHeight: number
  readonly barX: number
  readonly barWidth: number // from 0 to the top of the scale, or from −top to top
  readonly numberX: number // right end of the numbers
  readonly rows: readonly number[] // y of each unit's target bar; its output bar is 1.25 bar heights below
}

const NAME_TEXTS = 2.4
const WORD_TEXTS = 3.6
const NUMBER_TEXTS = 6.6 // −1.234e−300
const PAIR = 2.25 // bar heights of a pair
const GAP = 0.9 // bar heights between pairs

/** Divides the picture: the unit's name, the words target and output, the bars, the numbers. */
export function layoutBars(width: number, height: number, outputs: number, textPx: number): BarGeometry {
  const least = textPx * 1.15
  const shown = Math.max(1, Math.min(outputs, Math.floor((height - textPx) / (least * (PAIR + GAP)))))
  const barHeight = Math.max(least, Math.min(textPx * 2, (height - textPx) / (shown * (PAIR + GAP))))
  const barX = textPx * (NAME_TEXTS + WORD_TEXTS) + 8
  const numberX = width - textPx * 0.5
  const barWidth = Math.max(1, numberX - textPx * NUMBER_TEXTS - barX)
  const used = shown * PAIR * barHeight + (shown - 1) * GAP * barHeight
  const top = Math.max(0, (height - used) / 2)
  return { shown, barHeight, barX, barWidth, numberX, rows: Array.from({ length: shown }, (_, k) => top + k * (PAIR + GAP) * barHeight) }
}

/** The bar of a value from 0, on a scale that ends at `top`; with negative values 0 is in the middle. */
export function barOf(
  value: number,
  top: number,
  negative: boolean,
  { barX, barWidth }: Pick<BarGeometry, 'barX' | 'barWidth'>,
): { readonly x: number; readonly width: number } {
  const zero = negative ? barX + barWidth / 2 : barX
  const width = Math.min(1, Math.abs(value) / top) * (negative ? barWidth / 2 : barWidth)
  return { x: value < 0 ? zero - width : zero, width }
}
