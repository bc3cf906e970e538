/**
 * Where labels of these sizes lie along a line, by their middles: as near to the wanted places as they can without covering each other
 * between the ends. They are given in their order.
 */
export function spreadLabels(wanted: readonly number[], sizes: readonly number[], [low, high]: readonly [number, number]): number[] {
  const at = [...wanted]
  let free = low
  for (const [k, size] of sizes.entries()) {
    at[k] = Math.max(at[k]!, free + size / 2)
    free = at[k]! + size / 2
  }
  free = high
  for (let k = at.length - 1; k >= 0; k--) {
    at[k] = Math.min(at[k]!, free - sizes[k]! / 2)
    free = at[k]! - sizes[k]! / 2
  }
  return at
}
