import { isMean } from '../../engine/network/loss-kinds'
import type { StepContext } from '../context'
import { LOSSES } from '../kinds/losses'
import { PENALTIES } from '../kinds/penalties'
import type { OperationKind } from '../operations/operation'
import { short } from '../short-number'
import { numberOf } from '../value'
import { nameOf } from './names-of'

type Words = readonly [formula: string, reason: string]

/** What belongs to no unit: the sample put in, and the losses. `longest` is the room that the inputs may take. */
export function lossSentence(context: StepContext, kind: OperationKind, sample: number, longest: number): Words {
  const { trace, loss } = context
  const m = trace.rows.length
  switch (kind) {
    case 'input':
      return [inputWords(context, sample, longest), '']
    case 'loss': {
      const name = m > 1 ? `Loss of sample ${sample + 1}` : 'Loss of the sample'
      return [`${name} = ${short(numberOf(context, { kind: 'sampleLoss', sample }))}`, LOSSES[loss].reason]
    }
    case 'batch-loss': {
      const reason = isMean(loss) ? `the mean of the losses of its ${m} samples` : `the losses of its ${m} samples added`
      return [`Loss of the batch = ${short(trace.dataLoss)}`, reason]
    }
    case 'penalty':
      return [`Penalty on the weights = ${short(trace.penalty)}`, penaltyReason(context)]
    default:
      return [lossAfterWords(context), '']
  }
}

function inputWords(context: StepContext, sample: number, longest: number): string {
  const { network, trace } = context
  const n = network.sizes[0]!
  const start = trace.rows.length > 1 ? `Sample ${sample + 1} of ${trace.rows.length} is fed in` : 'The sample is fed in'
  const parts: string[] = []
  const written = (left: number) => `${start}: ${[...parts, ...(left > 0 ? [`and ${left} more`] : [])].join(', ')}`
  for (let unit = 0; unit < n; unit++) {
    const x = { kind: 'x', sample, unit } as const
    parts.push(`${nameOf(context, x)} = ${short(numberOf(context, x))}`)
    if (written(n - unit - 1).length >= longest) {
      parts.pop()
      return written(n - unit)
    }
  }
  return written(0)
}

function penaltyReason({ penalty, trainingRows }: StepContext): string {
  if (penalty.kind === 'none') return 'there is none'
  const lambda = short(penalty.lambda)
  const { sum } = PENALTIES[penalty.kind]
  if (penalty.form === 'nielsen') return `λ = ${lambda} over ${penalty.kind === 'l2' ? `2 · ${trainingRows}` : trainingRows}, times ${sum}`
  return `${penalty.kind === 'l2' && penalty.form === 'half' ? 'half of ' : ''}λ = ${lambda} times ${sum}`
}

function lossAfterWords({ trace }: StepContext): string {
  const { dataLoss, lossAfter } = trace
  const numbers = `With the new weights the same rows give a loss of ${short(lossAfter)}`
  if (Number.isNaN(lossAfter)) return 'The loss with the new weights is not known'
  if (lossAfter === dataLoss) return `${numbers}, the same as before the step`
  return `${numbers}, ${short(Math.abs(lossAfter - dataLoss))} ${lossAfter < dataLoss ? 'less' : 'more'} than before the step`
}
