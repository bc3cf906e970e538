/** 10^position with two significant digits, so that a slider lands on numbers a person would type. */
export function tidyPower(position: number): number {
  return Number((10 ** position).toPrecision(2))
}
