/** Rows times parameters that a point of a landscape takes at most: a picture of 101 x 101 of them then takes seconds. */
const MOST_PRODUCTS = 5_000_000
const FEWEST = 100

/** The training rows that a landscape is over: all of them, or evenly spaced ones where there are too many to draw it in seconds. */
export function sliceRows(train: Int32Array, parameterCount: number): Int32Array {
  const most = Math.max(FEWEST, Math.floor(MOST_PRODUCTS / parameterCount))
  if (train.length <= most) return train
  return Int32Array.from({ length: most }, (_, k) => train[Math.floor((k * train.length) / most)]!)
}
