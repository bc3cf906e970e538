import type { SweepResult } from '../../trainer/protocol'
import type { SweepKind } from './sweep-plans'

/** What a learning rate does within the steps of the finder. */
export type RateVerdict = 'too small' | 'good' | 'too large' | 'diverging'
/** What a network of some size does at the end. */
export type SizeVerdict = 'underfit' | 'just right' | 'overfit' | 'diverged'

/** A rate is good where the loss falls by at least this share of the largest fall. */
const GOOD_SHARE = 0.5
/** A loss above this many times the loss before counts as diverging. */
const DIVERGING = 100
/** Losses below are rounding. */
const ROUNDING = 1e-12
/** A final loss up to a quarter above the next lower one is on its way to the same minimum: few runs have quite arrived. */
const SAME_MINIMUM = 1.25
/** A test loss within 5 % of the lowest, or of what the best size gains over the smallest, is as good. */
const SAME_TEST = 0.05

export const endOf = ({ history }: SweepResult) => history[history.length - 1]!

/** Place of the run with the lowest loss at its end: of the test rows where sizes are compared and there are any. The first before any. */
export function bestOf(results: readonly SweepResult[], kind: SweepKind): number {
  const lossOf = (result: SweepResult) => {
    const { trainLoss, testLoss } = endOf(result)
    const loss = kind === 'sizes' && !Number.isNaN(testLoss) ? testLoss : trainLoss
    return result.diverged || Number.isNaN(loss) ? Number.POSITIVE_INFINITY : loss
  }
  return results.reduce((best, result, k) => (lossOf(result) < lossOf(results[best]!) ? k : best), 0)
}

/**
 * What each rate does, in ascending order of the rates.
 * Diverging: a step was not finite, or the loss is above 100 times the loss before. Too large: the loss grew, or it fell by less than
 * half of the largest fall although the rate is above that of the largest fall. Good: it fell by at least half of the largest fall.
 * Too small: the rest.
 */
export function rateVerdicts(results: readonly SweepResult[]): RateVerdict[] {
  const before = results[0]?.history[0]?.trainLoss ?? 0
  const falls = results.map((result) => before - endOf(result).trainLoss)
  const best = falls.reduce((top, fall, k) => (fall > (falls[top] ?? Number.NEGATIVE_INFINITY) ? k : top), 0)
  const largest = falls[best] ?? 0
  return results.map((result, k) => {
    const after = endOf(result).trainLoss
    const fall = falls[k]!
    if (result.diverged || !Number.isFinite(after) || after > DIVERGING * Math.max(before, ROUNDING)) return 'diverging'
    if (after > before) return 'too large'
    if (fall > 0 && fall >= GOOD_SHARE * largest) return 'good'
    return fall > 0 && k > best ? 'too large' : 'too small'
  })
}

/** Runs that ended in the same minimum: places among the results, by ascending loss. */
export interface MinimumGroup {
  readonly places: readonly number[]
  readonly diverged: boolean
}

/** The results by ascending final loss; a group ends where the next loss is more than a quarter higher. Diverged runs are the last group. */
export function minimumGroups(results: readonly SweepResult[]): MinimumGroup[] {
  const lossAt = (place: number) => endOf(results[place]!).trainLoss
  const all = [...results.keys()]
  const finite = all.filter((place) => !results[place]!.diverged).sort((a, b) => lossAt(a) - lossAt(b) || a - b)
  const groups: { places: number[]; diverged: boolean }[] = []
  let before = Number.NaN
  for (const place of finite) {
    const group = groups[groups.length - 1]
    if (group && lossAt(place) <= Math.max(SAME_MINIMUM * before, ROUNDING)) group.places.push(place)
    else groups.push({ places: [place], diverged: false })
    before = lossAt(place)
  }
  const lost = all.filter((place) => results[place]!.diverged)
  return lost.length > 0 ? [...groups, { places: lost, diverged: true }] : groups
}

/**
 * What each size does, in ascending order of the sizes; null without test rows. Just right: the test loss is above the lowest by at most
 * 5 % of it, or of what is gained over the smallest size. Overfit: it is higher, although the training loss is below that of the size with
 * the lowest test loss. Underfit: the training loss is higher too.
 */
export function sizeVerdicts(results: readonly SweepResult[]): (SizeVerdict | null)[] {
  let best: SweepResult | null = null
  for (const result of results) if (!result.diverged && (!best || endOf(result).testLoss < endOf(best).testLoss)) best = result
  const lowest = best ? endOf(best).testLoss : Number.NaN
  const gained = results[0] && !results[0].diverged ? endOf(results[0]).testLoss - lowest : 0
  const asGood = Math.max(lowest + SAME_TEST * Math.max(lowest, gained), ROUNDING)
  return results.map((result) => {
    if (result.diverged) return 'diverged'
    const { trainLoss, testLoss } = endOf(result)
    if (!best || Number.isNaN(testLoss)) return null
    if (testLoss <= asGood) return 'just right'
    return trainLoss < endOf(best).trainLoss ? 'overfit' : 'underfit'
  })
}
