import type { ChangeInput } from '../../document/types'
import { change } from '../../store'

/** Sends a live change; answers with a sentence when it is not allowed. */
export function send(input: ChangeInput): string | null {
  return change(input)?.message ?? null
}
