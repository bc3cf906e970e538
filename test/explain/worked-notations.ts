import { createNetwork } from '../../src/engine/network/network'
import type { StepContext } from '../../src/explain/context'
import { derive } from '../../src/explain/derive/derive'
import { type Notation, render } from '../../src/explain/notations'
import type { Quantity } from '../../src/explain/quantity'
import { quantitiesOf } from './quantities'
import { stepOf } from './random-step'
import { WORKED, workedStep } from './worked-network'

/** The 2-1-1 network of the Nanodegree: no biases, target 1, rate 0.5. */
export function smallStep(): StepContext {
  return stepOf({
    network: createNetwork([2, 1, 1], ['sigmoid', 'sigmoid']),
    loss: 'sse_half',
    parameters: Float64Array.of(0.4, -0.2, 0, 0.1, 0),
    x: [[0.1, 0.3]],
    y: [[1]],
    trainBiases: false,
  })
}

/** What the worked networks leave out: a batch of two, a mean loss, momentum, a penalty, biases that learn, dropout. */
export function batchStep(): StepContext {
  return stepOf({
    network: createNetwork([2, 2, 2], ['tanh', 'sigmoid']),
    loss: 'mse',
    parameters: WORKED,
    x: [
      [0.05, 0.1],
      [-0.3, 0.2],
    ],
    y: [
      [0.01, 0.99],
      [0.5, 0.25],
    ],
    optimizer: { kind: 'momentum', beta: 0.9 },
    penalty: { kind: 'l2', form: 'half', lambda: 0.1 },
    keep: 0.5,
    seed: 1,
  })
}

/** One text with everything a notation shows of the two worked networks and of a batch. */
export function goldenText(notation: Notation): string {
  const lines = [`# ${notation.name}: ${notation.source}`, '']
  for (const [name, { tex, text }] of Object.entries(notation.fundamentals)) lines.push(`## ${name}`, tex, text, '')
  const steps: readonly (readonly [string, StepContext])[] = [
    ['2-2-2', workedStep()],
    ['2-1-1', smallStep()],
    ['batch of two', batchStep()],
  ]
  for (const [title, context] of steps) {
    lines.push(`# ${title}: ${notation.difference}`, '')
    for (const quantity of quantitiesOf(context).filter((one) => isShown(context, one)))
      lines.push(...shown(notation, context, quantity), '')
  }
  return `${lines.join('\n')}\n`
}

function shown(notation: Notation, context: StepContext, quantity: Quantity): string[] {
  const derivation = derive(context, quantity)
  const { symbols, numbers, result } = render(notation, context, derivation, 9)
  const title = `${derivation.kind} ${JSON.stringify(quantity).replaceAll('"', '')}`
  if (derivation.expression === null) return [title, `${symbols.tex} = ${result.tex}`, `${symbols.text} equals ${result.text}`]
  return [title, symbols.tex, `= ${numbers.tex}`, `= ${result.tex}`, symbols.text, `equals ${numbers.text}`]
}

/** Enough to see every kind, index order and layer: of parameters the first, the second and one into the last output. */
function isShown(context: StepContext, quantity: Quantity): boolean {
  const { layers, parameterCount } = context.network
  const last = layers[layers.length - 1]!
  if ('parameter' in quantity) return [0, 1, layers[0]!.b, last.b - 2, parameterCount - 1].includes(quantity.parameter)
  return !('sample' in quantity) || quantity.sample === 0
}
