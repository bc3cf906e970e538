import { LEAST_STEPS, MOST_STEPS, type SweepKind } from '../../page/questions/sweep-plans'
import { endOf, type SizeVerdict } from '../../page/questions/sweep-verdicts'
import type { SweepResult } from '../../trainer/protocol'
import { formatCount, formatNumber } from '../../ui/number/format-number'
import { counted } from '../../words/counted'

const LONG = `trains for as many steps as this run, at least ${formatCount(LEAST_STEPS)} and at most ${formatCount(MOST_STEPS)}.`

/** What a sweep is for. */
export const ABOUT: Readonly<Record<SweepKind, string>> = {
  rates: 'Which learning rate is right from here? Each rate makes a few steps from the present weights, with a fresh optimizer.',
  seeds: `Does the result depend on the first weights? Each seed draws different first weights and ${LONG}`,
  sizes: `How large should the network be? One hidden layer of each size ${LONG}`,
}

/** A size with its losses at the end, where they are known, and what it is called. */
export function describeSize(units: number, result: SweepResult | undefined, verdict: SizeVerdict | null | undefined): string {
  const name = counted(units, 'hidden unit')
  if (!result) return name
  const { trainLoss, testLoss } = endOf(result)
  const test = Number.isNaN(testLoss) ? '' : `, test loss ${formatNumber(testLoss)}`
  return `${name}: training loss ${formatNumber(trainLoss)}${test}${verdict ? `, ${verdict}` : ''}`
}
