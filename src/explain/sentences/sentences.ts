import type { StepContext } from '../context'
import type { Operation } from '../operations/operation'
import { lossSentence } from './loss-sentences'
import { parameterSentence } from './parameter-sentences'
import { unitSentence } from './unit-sentences'

/** The longest sentence that is announced at once. */
const LONGEST = 160
/** Longer names are cut in a sentence, so that a formula with four of them still fits. */
const LONGEST_NAME = 16

/**
 * What an operation does, in one plain sentence with its numbers to 4 digits; at most 160 characters. Where it would be longer, the
 * reason after the colon is left out.
 */
export function sentenceOf(context: StepContext, operation: Operation): string {
  const named = { ...context, inputNames: context.inputNames.map(cut), outputNames: context.outputNames.map(cut) }
  const [formula, reason] = wordsOf(named, operation)
  const whole = reason === '' ? `${formula}.` : `${formula}: ${reason}.`
  return whole.length <= LONGEST ? whole : `${formula}.`
}

/** What an operation means, without its numbers. */
export function reasonOf(context: StepContext, operation: Operation): string {
  const [formula, reason] = wordsOf(context, operation)
  return reason === '' ? `${formula}.` : `${reason[0]!.toUpperCase()}${reason.slice(1)}.`
}

/** The formula with its result, and what it means. */
function wordsOf(context: StepContext, operation: Operation): readonly [string, string] {
  const { sample, layer, unit, parameter } = operation
  if (parameter !== null) return parameterSentence(context, operation, parameter)
  if (sample !== null && layer !== null && unit !== null) return unitSentence(context, operation.kind, sample, layer, unit)
  return lossSentence(context, operation.kind, sample ?? 0, LONGEST)
}

function cut(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`
}
