import type { Activation } from '../../engine/network/activations'
import type { StepContext } from '../context'
import { ACTIVATIONS } from '../kinds/activations'
import type { Quantity } from '../quantity'
import { numberOf } from '../value'

/** By how many times a number is too large or too small to be told so. */
const FAR = 1000
const FAR_TEXT = 'by more than 1,000 times: look at the power of ten of each number in it.'

/** Why a number cannot be right, or is far from it, where that can be told without the calculation. */
export function implausible(context: StepContext, quantity: Quantity, value: number): string | null {
  const range = rangeOf(context, quantity)
  if (range && (value < range.least || value > range.most)) return range.text
  const right = Math.abs(numberOf(context, quantity))
  if (right === 0) return null
  if (value === 0) return 'Not yet: it is not 0.'
  if (Math.abs(value) > FAR * right) return `Far too large, ${FAR_TEXT}`
  if (Math.abs(value) < right / FAR) return `Far too small, ${FAR_TEXT}`
  return null
}

interface Range {
  readonly least: number
  readonly most: number
  readonly text: string
}

function rangeOf({ network }: StepContext, quantity: Quantity): Range | null {
  switch (quantity.kind) {
    case 'sampleLoss':
    case 'dataLoss':
    case 'penalty':
    case 'totalLoss':
    case 'lossAfter':
      return { least: 0, most: Number.POSITIVE_INFINITY, text: 'Not yet: it is never below 0.' }
    case 'a':
      return OUTPUTS[network.layers[quantity.layer]!.activation] ?? null
    case 'slope': {
      const { activation } = network.layers[quantity.layer]!
      const most = SLOPES[activation]
      return most === undefined
        ? null
        : { least: 0, most, text: `Not yet: the slope of ${ACTIVATIONS[activation].name} lies between 0 and ${most}.` }
    }
    default:
      return null
  }
}

const NEVER_BELOW_0 = { least: 0, most: Number.POSITIVE_INFINITY }

const OUTPUTS: Readonly<Partial<Record<Activation, Range>>> = {
  sigmoid: { least: 0, most: 1, text: 'Not yet: a sigmoid gives numbers between 0 and 1.' },
  softmax: { least: 0, most: 1, text: 'Not yet: a softmax gives shares between 0 and 1.' },
  tanh: { least: -1, most: 1, text: 'Not yet: tanh gives numbers between −1 and 1.' },
  relu: { ...NEVER_BELOW_0, text: 'Not yet: ReLU gives nothing below 0.' },
  step: { least: 0, most: 1, text: 'Not yet: a step gives 0 or 1.' },
  elu: { least: -1, most: Number.POSITIVE_INFINITY, text: 'Not yet: ELU gives nothing below −1.' },
  softplus: { ...NEVER_BELOW_0, text: 'Not yet: softplus gives nothing below 0.' },
}

const SLOPES: Readonly<Partial<Record<Activation, number>>> = { sigmoid: 0.25, tanh: 1, relu: 1, leaky_relu: 1, elu: 1, softplus: 1 }
