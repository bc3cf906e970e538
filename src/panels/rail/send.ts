import type { ChangeInput } from '../../document/types'
import { change, useThisRun } from '../../page'

/** Send a live change to the run whose settings are shown. Returns why it is not allowed, or null. */
export function useSend(): (input: ChangeInput) => string | null {
  const run = useThisRun()
  return (input) => change(input, run)?.message ?? null
}
