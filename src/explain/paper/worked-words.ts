import { counted } from '../../words/counted'
import type { StepContext } from '../context'
import { ACTIVATIONS } from '../kinds/activations'
import { LOSSES } from '../kinds/losses'
import { optimizerOf } from '../kinds/optimizers'
import { PENALTIES } from '../kinds/penalties'
import { hasPins } from './numpy-data'
import type { Plan } from './worked-plan'

/** 'Hidden layer 1', 'Output layer'; `layer` is a weight layer from 0. */
export function layerTitle({ network }: StepContext, layer: number): string {
  return layer === network.layers.length - 1 ? 'Output layer' : `Hidden layer ${layer + 1}`
}

/** What the step was made with, as a list. */
export function settingLines(context: StepContext): string[] {
  const { network, trace, loss, penalty, trainBiases, trainingRows } = context
  const kinds = network.layers.map(({ activation }, layer) => `${layerTitle(context, layer).toLowerCase()} ${ACTIVATIONS[activation].name}`)
  const lines = [
    `Network: ${network.sizes.join('-')}; ${kinds.join(', ')}.`,
    `Loss: ${LOSSES[loss].name}. Optimizer: ${optimizerOf(trace).name}.`,
    `Batch: ${batchWords(context)}`,
  ]
  if (penalty.kind !== 'none') {
    const rows = penalty.form === 'nielsen' ? `, divided by the ${counted(trainingRows, 'training row')}` : ''
    lines.push(
      `Penalty: ${PENALTIES[penalty.kind].paper} of the weights${rows}.${penalty.form === 'orthant' ? ' A weight that would pass 0 stops there.' : ''}`,
    )
  }
  if (trace.mask.some((mask) => mask !== null))
    lines.push(
      'Dropout: of the hidden units; what a kept unit sends is divided by the share kept.' +
        (hasPins(context) ? ' A pinned unit is not divided.' : ''),
    )
  if (!trainBiases) lines.push('Biases stay as they are.')
  return lines.map((line) => `- ${line}`)
}

function batchWords({ trace }: StepContext): string {
  const m = trace.rows.length
  const row = trace.rows[0]! + 1
  const count = counted(m, 'sample')
  if (m === 1) return `${count} (row ${row}).`
  return `${count}. The first (row ${row}) is worked out; the others are in the loss and in the gradient of the batch, as numbers.`
}

/** What the paper has no room for; nothing where everything is worked out. */
export function leftOutWords(context: StepContext, { cap }: Plan): string[] {
  const { sizes } = context.network
  const last = sizes.length - 1
  const missing = sizes.flatMap((size, level) => {
    if (size <= cap) return []
    const what = level === 0 ? 'inputs' : level === last ? 'outputs' : `units of hidden layer ${level}`
    return [`${size - cap} of ${size} ${what}`]
  })
  if (missing.length === 0) return []
  const shown =
    cap === 1 ? 'the first unit of each layer and its first weight' : `the first ${cap} units of each layer and their first ${cap} weights`
  return [`There is room for ${shown}. **Left out:** ${missing.join('; ')}. The sums that are shown have all their terms in them.`]
}
