import type { ChangeInput } from '../../document/types'
import { useSide } from '../../store'

/** Send a live change to the run whose settings are shown. Returns why it is not allowed, or null. */
export function useSend(): (input: ChangeInput) => string | null {
  const side = useSide()
  return (input) => side.change(input)?.message ?? null
}
