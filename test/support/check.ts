/** One named comparison. */
export interface Check {
  readonly name: string
  readonly passed: boolean
  readonly detail: string // the worst entry, for a failure
}

type Nested = number | ArrayLike<number> | readonly Nested[]

/** Every number of `got` is within 1e-9 (1 + |want|) of the one in `want`, and there are equally many. */
export function close(name: string, got: Nested, want: Nested): Check {
  const have = flatten(got)
  const need = flatten(want)
  if (have.length !== need.length || need.length === 0) {
    return { name, passed: false, detail: `${have.length} numbers instead of ${need.length}` }
  }
  let worst = -1
  let excess = 0
  for (let k = 0; k < need.length; k++) {
    const ratio = Math.abs(have[k] - need[k]) / (1e-9 * (1 + Math.abs(need[k])))
    if (ratio <= 1) continue
    if (worst >= 0 && !(ratio > excess)) continue
    worst = k
    excess = ratio
  }
  return { name, passed: worst < 0, detail: worst < 0 ? '' : `entry ${worst} is ${have[worst]}, not ${need[worst]}` }
}

function flatten(value: Nested): number[] {
  if (typeof value === 'number') return [value]
  return Array.from(value as ArrayLike<Nested>).flatMap(flatten)
}
