import type { Document, Training } from '../../document/types'
import type { Activation } from '../../engine/network/activations'
import { LOSSES } from '../../explain/kinds/losses'
import { formatCount } from '../../ui/number/format-number'
import { optimizerWords, penaltyWords, pinWords, short, stoppingWords } from '../../views/curves/change-words'
import { counted } from '../../words/counted'

/** What a run is made with now. */
export interface Made {
  readonly document: Document
  readonly training: Training | null
  readonly activations: readonly Activation[] | null
}

/** One difference between two runs, in words. */
export interface Difference {
  readonly name: string
  readonly a: string
  readonly b: string
}

const FACTS: readonly (readonly [string, (training: Training, made: Made) => string])[] = [
  ['learning rate', ({ learningRate }) => short(learningRate)],
  ['schedule', ({ schedule }) => schedule.kind.replace('_', ' ')],
  ['optimizer', ({ optimizer }) => (optimizer.kind === 'sgd' ? 'gradient descent' : optimizerWords(optimizer))],
  ['dropout', dropoutWords],
  ['pinned units', ({ pins }, { activations }) => pinWords(pins, (activations?.length ?? 1) - 1)],
  ['batch', ({ batchSize }) => String(batchSize)],
  ['stops', ({ stopping }) => stoppingWords(stopping)],
  ['penalty', ({ penalty }) => penaltyWords(penalty)],
  ['loss', ({ loss }) => LOSSES[loss].name],
  ['training images', (_, { document }) => imagesWords(document)],
  ['inputs', (_, { document }) => document.scenario.features?.join(', ') ?? 'those of the data'],
  ['hidden layers', (_, { document }) => document.scenario.network.hidden.join('-') || 'none'],
  ['activations', (_, { activations }) => activations?.join(', ') ?? ''],
  ['first weights', (_, { document }) => weightsWords(document)],
  ['order of the rows', ({ order, shuffleSeed }) => (order === 'listed' ? 'as listed' : `seed ${shuffleSeed}`)],
  ['masks', ({ dropoutSeed }) => `seed ${dropoutSeed}`],
  ['weights typed', (_, { document }) => String(document.changes.filter(({ field }) => field === 'parameter').length)],
]

/** The differences between two runs; empty until something is changed. */
export function differencesOf(a: Made, b: Made): Difference[] {
  const [first, second] = [a.training, b.training]
  if (!first || !second) return []
  const masked = first.dropout > 0 || second.dropout > 0
  const facts = FACTS.filter(([name]) => masked || name !== 'masks')
  return facts.map(([name, words]) => ({ name, a: words(first, a), b: words(second, b) })).filter((one) => one.a !== one.b)
}

/** Of digits, which alone may differ in their number. */
function imagesWords({ scenario: { data } }: Document): string {
  if (data.kind !== 'digits') return ''
  const { training, augmentation } = data
  return `${formatCount(training)}${augmentation ? ` and ${counted(training * augmentation.copies, 'changed copy', 'changed copies')}` : ''}`
}

function weightsWords({ scenario: { initialization } }: Document): string {
  if (initialization.kind === 'given') return 'given'
  const { initializer, seed } = initialization
  return `${initializer.kind}, seed ${seed}`
}

function dropoutWords({ dropout, maskPer }: Training): string {
  if (dropout === 0) return 'off'
  return maskPer === 'sample' ? short(dropout) : `${short(dropout)}, a mask for each ${maskPer}`
}
