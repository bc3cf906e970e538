import type { Change } from '../../document/types'

/** Changes that share a flag, because their flags would overlap. */
export interface FlagGroup {
  readonly x: number // px of the first change, where the flag stands
  readonly right: number // px of the last change
  readonly from: number // index of the first change
  readonly count: number
}

/** Flags of ascending changes: one nearer than `gap` px to the flag before it joins that flag. */
export function flagGroups(changes: readonly Change[], xOf: (step: number) => number, gap: number): FlagGroup[] {
  const groups: FlagGroup[] = []
  for (const [index, { step }] of changes.entries()) {
    const x = xOf(step)
    const last = groups[groups.length - 1]
    if (last && x - last.x < gap) groups[groups.length - 1] = { ...last, right: x, count: last.count + 1 }
    else groups.push({ x, right: x, from: index, count: 1 })
  }
  return groups
}

/** The flag within reach of a place, null without one. */
export function flagAt(groups: readonly FlagGroup[], x: number, reach: number): FlagGroup | null {
  return groups.find((group) => x > group.x - reach && x < group.right + reach) ?? null
}

const MOST_LINES = 4

/** The words of the changes of a flag, a line each; of many the first ones and how many more there are. */
export function flagWords({ from, count }: FlagGroup, sentences: readonly string[]): string {
  const all = sentences.slice(from, from + count)
  if (all.length <= MOST_LINES) return all.join('\n')
  return [...all.slice(0, MOST_LINES - 1), `and ${all.length - MOST_LINES + 1} more changes`].join('\n')
}
