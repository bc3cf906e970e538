export interface Throttle {
  /** Runs `action` now when the last run is long enough ago or `now` is set, else the newest one as soon as it may. */
  run(action: () => void, now?: boolean): void
  cancel(): void
}

/** Runs actions at most once in `intervalMs`. */
export function createThrottle(intervalMs: number): Throttle {
  let last = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  let newest: (() => void) | null = null
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    last = performance.now()
    newest?.()
    newest = null
  }
  return {
    run(action, now = false) {
      newest = action
      const wait = last + intervalMs - performance.now()
      if (now || wait <= 0) flush()
      else timer ??= setTimeout(flush, wait)
    },
    cancel() {
      clearTimeout(timer)
      timer = undefined
      newest = null
    },
  }
}
