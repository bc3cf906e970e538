import { cell } from '../engine/network/matrix'
import type { Dataset } from './dataset'

const MARGIN = 0.1 // of the range of the data, on each side
const PARTS = 20 // the ends are round to about this part of the range

/** For each input the interval to show: its range in all rows with a margin, widened to round ends; 1 each way around a constant. */
export function inputDomain({ X }: Pick<Dataset, 'X'>): [number, number][] {
  return Array.from({ length: X.columns }, (_, column) => {
    let low = Number.POSITIVE_INFINITY
    let high = Number.NEGATIVE_INFINITY
    for (let row = 0; row < X.rows; row++) {
      low = Math.min(low, cell(X, row, column))
      high = Math.max(high, cell(X, row, column))
    }
    const range = high - low
    if (!(range > 1e-9 * Math.max(Math.abs(low), Math.abs(high)))) return [low - around(low), high + around(high)]
    return widen(low - MARGIN * range, high + MARGIN * range)
  })
}

/** Half the width of the interval around a constant: 1, or enough to be seen beside a large one. */
const around = (value: number) => Math.max(1, 0.1 * Math.abs(value))

/** The smallest interval around low..high whose ends are multiples of 1, 2 or 5 times a power of ten. */
function widen(low: number, high: number): [number, number] {
  const wanted = (high - low) / PARTS
  // The step is digit * up / down with up or down 1: dividing by a power of ten rounds once, multiplying by 0.1 does not.
  let up = 1
  let down = 1
  while (wanted > up * 10) up *= 10
  while (wanted * down < 1 && down < 1e300) down *= 10
  const share = (wanted / up) * down // in 1..10
  const digit = share > 5 ? 10 : share > 2 ? 5 : share > 1 ? 2 : 1
  const round = (value: number, to: (x: number) => number) => ((to(((value / up) * down) / digit) * digit) / down) * up
  // An end that is round but for its last bit stays.
  return [round(low, (x) => Math.floor(x + 1e-9)), round(high, (x) => Math.ceil(x - 1e-9))]
}
