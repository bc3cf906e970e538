import { checkApplied, checkScenario, checkView, type Sizes } from '../check'
import { refuse } from '../data-shape'
import type { Problem } from '../problem'
import { plainNumber } from '../problem'
import { SIZE_LIMITS } from '../ranges'
import { applyChange } from '../training-at'
import type { Document } from '../types'
import { documentSchema } from './document-schema'
import { attempt, parseShape } from './limits'

export type Parsed = { readonly ok: true; readonly document: Document } | { readonly ok: false; readonly problem: Problem }

/** Parses anything into a fresh Document in which everything fits together, or says what is wrong and where. */
export function parseDocument(input: unknown): Parsed {
  let document: Document | null = null
  const problem = attempt(() => {
    const parsed: Document = parseShape(documentSchema, input)
    const sizes = checkScenario(parsed.scenario)
    checkChanges(parsed, sizes)
    checkView(sizes, parsed.view)
    document = parsed
  })
  return problem || !document ? { ok: false, problem: problem! } : { ok: true, document }
}

/** Changes ascend, and each is allowed where it acts. */
function checkChanges({ scenario, changes }: Document, sizes: Sizes): void {
  if (changes.length > SIZE_LIMITS.changes) {
    refuse('list of changes', `must have at most ${plainNumber(SIZE_LIMITS.changes)} entries, not ${plainNumber(changes.length)}`)
  }
  let inForce = { training: scenario.training, activations: scenario.network.activations }
  let last = 0
  for (const [position, change] of changes.entries()) {
    if (change.step < last) {
      refuse(
        `step of change ${position + 1}`,
        `must not be before the change above it, step ${plainNumber(last)}, not ${plainNumber(change.step)}`,
      )
    }
    last = change.step
    inForce = applyChange(inForce.training, inForce.activations, change)
    const problem = attempt(() => checkApplied(sizes, inForce.training, change))
    if (problem) refuse(`change ${position + 1}`, `is not possible: ${problem.message.replace(/\.$/, '')}`)
  }
}
