import type { TrajectoryChunk } from '../../trainer/protocol'

/** Values of one parameter along the run, as long as each other, ascending by step. Views into buffers: copy to keep. */
export interface TrajectoryValues {
  readonly steps: Float64Array
  readonly values: Float64Array
}

/** Where the watched parameters of one run have been. */
export interface TrajectoryStore {
  /**
   * Forgets all points, for a new run. A run that goes on after its worker died keeps what was before:
   * the new worker knows only what comes after its checkpoint.
   */
  reset(keep?: boolean): void
  /** Drops the points after `step`, when the future is cut. */
  cut(after: number): void
  /** Takes in what a frame brings: appends, or replaces everything where the watched parameters or the thinning changed. */
  receive(chunk: TrajectoryChunk): void
  /** The way of parameter `index`; empty when it is not watched. */
  valuesOf(index: number): TrajectoryValues
}

const EMPTY: TrajectoryValues = { steps: new Float64Array(0), values: new Float64Array(0) }

export function createTrajectoryStore(): TrajectoryStore {
  let parameters: readonly number[] = []
  let steps = new Float64Array(256)
  let columns: Float64Array[] = []
  let length = 0
  let kept: { readonly parameters: readonly number[]; readonly steps: Float64Array; readonly columns: readonly Float64Array[] } | null =
    null

  function reset(keep = false): void {
    kept = keep ? { parameters, steps: steps.slice(0, length), columns: columns.map((column) => column.slice(0, length)) } : null
    parameters = []
    columns = []
    length = 0
  }

  function cut(step: number): void {
    while (length > 0 && steps[length - 1]! > step) length -= 1
  }

  function receive(chunk: TrajectoryChunk): void {
    if (chunk.reset || !sameList(chunk.parameters, parameters)) {
      parameters = chunk.parameters
      columns = parameters.map(() => new Float64Array(steps.length))
      length = 0
      restoreKept(chunk.points[0] ?? Number.POSITIVE_INFINITY)
    }
    const width = parameters.length + 1
    const count = chunk.points.length / width
    reserve(length + count)
    for (let k = 0; k < count; k++) {
      const step = chunk.points[k * width]!
      // after a seek back points come again: the run is deterministic, so they are the ones kept
      if (length > 0 && step <= steps[length - 1]!) continue
      steps[length] = step
      for (let p = 0; p < parameters.length; p++) columns[p]![length] = chunk.points[k * width + 1 + p]!
      length += 1
    }
  }

  function valuesOf(index: number): TrajectoryValues {
    const column = columns[parameters.indexOf(index)]
    return column ? { steps: steps.subarray(0, length), values: column.subarray(0, length) } : EMPTY
  }

  function restoreKept(before: number): void {
    if (!kept || !sameList(kept.parameters, parameters)) return
    reserve(kept.steps.length)
    steps.set(kept.steps)
    for (const [p, column] of kept.columns.entries()) columns[p]!.set(column)
    length = kept.steps.length
    cut(before - 1)
  }

  function reserve(count: number): void {
    if (count <= steps.length) return
    const size = Math.max(count, 2 * steps.length)
    const grow = (old: Float64Array) => {
      const fresh = new Float64Array(size)
      fresh.set(old.subarray(0, length))
      return fresh
    }
    steps = grow(steps)
    columns = columns.map(grow)
  }

  return { reset, cut, receive, valuesOf }
}

function sameList(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, k) => value === b[k])
}
