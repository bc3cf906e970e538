import * as v from 'valibot'
import { checkApplied, checkScenario } from '../check'
import { DocumentError, type Problem } from '../problem'
import { applyChange } from '../training-at'
import type { ChangeInput, Scenario, Training } from '../types'
import { changeInputSchema } from './document-schema'
import { placeOf, problemAt } from './place'

export { LIMITS } from '../ranges'

/** Whether a live change is allowed in a running scenario whose settings in force are `training`: null, or the problem to show. */
export function checkChange(scenario: Scenario, training: Training, change: ChangeInput): Problem | null {
  return attempt(() => {
    const input = parseShape(changeInputSchema, change)
    checkApplied(checkScenario(scenario), applyChange(training, scenario.network.activations, input).training, input)
  })
}

/** Parses with a schema into a fresh object. @throws DocumentError with the first problem */
export function parseShape<Schema extends v.GenericSchema>(schema: Schema, input: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, input, { abortEarly: true })
  if (result.success) return result.output
  const issue = result.issues[0]
  throw new DocumentError(problemAt(placeOf(issue.path ?? []), issue.message, issue.input))
}

/** The problem of the DocumentError that `action` throws, else null. */
export function attempt(action: () => void): Problem | null {
  try {
    action()
    return null
  } catch (error) {
    if (error instanceof DocumentError) return error.problem
    throw error
  }
}
