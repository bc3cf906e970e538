import type { Dataset } from './dataset'

const MARGIN = 0.15

/** Per input an interval that holds every row with a margin, rounded outwards to tenths: where response maps are drawn. */
export function inputDomain({ X }: Dataset): (readonly [number, number])[] {
  return Array.from({ length: X.columns }, (_, column) => {
    let low = Infinity
    let high = -Infinity
    for (let row = 0; row < X.rows; row++) {
      const value = X.values[row * X.columns + column]!
      if (value < low) low = value
      if (value > high) high = value
    }
    const margin = high > low ? MARGIN * (high - low) : Math.max(1, Math.abs(low))
    return [Math.floor((low - margin) * 10) / 10, Math.ceil((high + margin) * 10) / 10] as const
  })
}
