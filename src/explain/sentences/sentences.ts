import type { StepContext } from '../context'
import type { Operation } from '../operations/operation'
import { type Part, partsOf, plain } from '../told'
import { lossSentence } from './loss-sentences'
import { parameterSentence } from './parameter-sentences'
import { unitSentence } from './unit-sentences'

/** The longest sentence that is announced at once. */
const LONGEST = 160
/** Longer names are cut in a sentence, so that a formula with four of them still fits. */
const LONGEST_NAME = 16

/** What an operation does, in one sentence, as `sentenceParts`. */
export function sentenceOf(context: StepContext, operation: Operation, factor = 1): string {
  return plain(sentence(context, operation, factor))
}

/**
 * What an operation does, in one plain sentence with its numbers to 4 digits; at most 160 characters. Where it would be longer, the
 * reason after the colon is left out.
 * @param factor of node errors in a notation
 */
export function sentenceParts(context: StepContext, operation: Operation, factor = 1): readonly Part[] {
  return partsOf(sentence(context, operation, factor))
}

function sentence(context: StepContext, operation: Operation, factor: number): string {
  const named = { ...context, inputNames: context.inputNames.map(cut), outputNames: context.outputNames.map(cut) }
  const [formula, reason] = wordsOf(named, operation, factor)
  const whole = reason === '' ? `${formula}.` : `${formula}: ${reason}.`
  return plain(whole).length <= LONGEST ? whole : `${formula}.`
}

/** The formula with its result, and what it means. */
function wordsOf(context: StepContext, operation: Operation, factor: number): readonly [string, string] {
  const { sample, layer, unit, parameter } = operation
  if (parameter !== null) return parameterSentence(context, operation, parameter, factor)
  if (sample !== null && layer !== null && unit !== null) return unitSentence(context, operation.kind, { sample, layer, unit }, factor)
  return lossSentence(context, operation.kind, sample ?? 0, LONGEST)
}

function cut(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`
}
