import type { Level, Operation, Operations } from '../../explain/operations/operation'

/** One line of the outline. */
export interface OutlineItem {
  readonly level: Level
  readonly from: number // first operation
  readonly to: number // one past the last
  readonly current: boolean
  readonly children: readonly OutlineItem[] // of the current one only
}

/** From whole to part. */
const LEVELS: readonly Level[] = ['sample', 'phase', 'layer', 'unit', 'operation']
/** Number of siblings listed around the current one. */
const MOST = 24

/** The outline with the branch of the operation at `index` opened. A level with a single child that is no smaller is left out. */
export function outlineOf(operations: Operations, index: number): readonly OutlineItem[] {
  return items(operations, index, 0, 0, operations.count('operation'))
}

function items(operations: Operations, index: number, depth: number, from: number, to: number): readonly OutlineItem[] {
  const level = LEVELS[depth]
  if (level === undefined) return []
  const here = operations.group(level, index)
  if (here.from <= from && here.to >= to) return items(operations, index, depth + 1, from, to)
  const siblings: OutlineItem[] = []
  const add = (start: number, end: number, current: boolean) =>
    siblings.push({ level, from: start, to: end, current, children: current ? items(operations, index, depth + 1, start, end) : [] })
  for (let end = here.from, k = 0; end > from && k < MOST / 2; k++) {
    const before = operations.group(level, end - 1)
    siblings.unshift({ level, from: before.from, to: before.to, current: false, children: [] })
    end = before.from
  }
  add(here.from, here.to, true)
  for (let start = here.to; start < to && siblings.length < MOST; ) {
    const after = operations.group(level, start)
    add(after.from, after.to, false)
    start = after.to
  }
  return siblings
}

/** What stands before a sample's number, a phase, a layer, a unit or a single operation. */
export function firstOperation(operations: Operations, { from }: OutlineItem): Operation {
  return operations.at(from)
}
