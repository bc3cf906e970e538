export interface Recovery {
  /** Whether a run that failed at `step` may be started again; a second failure without progress says no. */
  mayRestartAt(step: number): boolean
  /** The run has left a checkpoint at `step`: it is past any failure before it. */
  reached(step: number): void
  /** Another document was opened. */
  reset(): void
}

/** However the steps differ, a run that needs more restarts than this in a row is not worth another. */
const RESTARTS_IN_A_ROW = 3

/** Decides when to give a failing run up: a restart is allowed once for each step it fails at. */
export function createRecovery(): Recovery {
  let failedAt: number | null = null
  let inARow = 0
  return {
    mayRestartAt(step) {
      if (failedAt !== null && step <= failedAt) return false
      failedAt = step
      inARow += 1
      return inARow <= RESTARTS_IN_A_ROW
    },
    reached(step) {
      if (failedAt !== null && step <= failedAt) return
      failedAt = null
      inARow = 0
    },
    reset() {
      failedAt = null
      inARow = 0
    },
  }
}
