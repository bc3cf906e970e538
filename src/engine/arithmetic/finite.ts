/** Index of the first value that is not finite, −1 when all are. */
export function firstBad(values: Float64Array): number {
  // x·0 is 0 for a finite x and NaN otherwise, and NaN stays: one cheap sum decides the common case
  let sum = 0
  for (let k = 0; k < values.length; k++) sum += values[k] * 0
  if (sum === 0) return -1
  return values.findIndex((value) => !Number.isFinite(value))
}
