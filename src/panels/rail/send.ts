import type { ChangeInput } from '../../document/types'
import { useSide } from '../../store'

/** Sends a live change to the run whose settings are shown; answers with a sentence when it is not allowed. */
export function useSend(): (input: ChangeInput) => string | null {
  const side = useSide()
  return (input) => side.change(input)?.message ?? null
}
