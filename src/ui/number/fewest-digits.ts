/** Fewest significant digits, up to `most`, that write a value without loss: 0.1 for 0.1, 0.3333 for a third. */
export function fewestDigits(value: number, most: number): number {
  for (let digits = 1; digits < most; digits++) {
    if (Math.abs(Number(value.toPrecision(digits)) - value) <= 1e-9 * Math.abs(value)) return digits
  }
  return most
}
