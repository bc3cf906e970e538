import { stateNames } from '../../engine/step/optimizers'
import { range } from '../build-expression'
import { keepSetting } from '../derive/derive-unit'
import { optimizerOf } from '../kinds/optimizers'
import { lambdaSetting } from '../kinds/penalties'
import type { Quantity } from '../quantity'
import { numberWords } from '../words'
import { givenRows, type Paper, rowsOf } from './worked-formulas'
import { parametersShown } from './worked-plan'

/** What the step begins with: inputs, targets, weights, masks, what the optimizer remembers, settings. */
export function givenLines(paper: Paper, cap: number): string[] {
  const { network, trace } = paper.context
  const { layers, sizes } = network
  const first = (size: number) => range(Math.min(size, cap), (unit) => ({ sample: 0, unit }))
  const parameters = layers.flatMap((_, layer) => parametersShown(paper.context, layer, cap))
  const masks = layers.flatMap(({ out }, layer) =>
    trace.mask[layer] ? first(out).map((at): Quantity => ({ kind: 'mask', layer, ...at })) : [],
  )
  return [
    ...part(
      paper,
      'Inputs',
      first(sizes[0]!).map((at) => ({ kind: 'x', ...at })),
    ),
    ...part(
      paper,
      'Targets',
      first(sizes[layers.length]!).map((at) => ({ kind: 'y', ...at })),
    ),
    ...part(
      paper,
      'Weights and biases',
      parameters.map((parameter) => ({ kind: 'before', parameter })),
    ),
    ...part(paper, 'Masks (1 kept, 0 dropped)', masks),
    ...rememberedLines(paper, parameters),
    'Settings:',
    ...rowsOf(settingsOf(paper)),
  ]
}

function part(paper: Paper, title: string, quantities: readonly Quantity[]): string[] {
  return quantities.length === 0 ? [] : [`${title}:`, ...givenRows(paper, quantities)]
}

function rememberedLines(paper: Paper, parameters: readonly number[]): string[] {
  const { optimizer, stateBefore } = paper.context.trace
  const names = stateNames(optimizer)
  const title = 'What the optimizer remembers'
  if (names.length > 0 && names.every((name) => stateBefore[name]?.every((value) => value === 0)))
    return [`${title}: 0 for each parameter.`]
  return part(
    paper,
    title,
    names.flatMap((name) => parameters.map((parameter): Quantity => ({ kind: 'stateBefore', name, parameter }))),
  )
}

function settingsOf({ context, notation, digits }: Paper): string[] {
  const { trace, penalty } = context
  const equation = (tex: string, value: number) => `${tex} = ${numberWords(value, digits).tex}`
  const settings = [...optimizerOf(trace).settings]
  if (trace.keep < 1) settings.push(keepSetting(trace.keep))
  if (penalty.kind !== 'none') settings.push(lambdaSetting(penalty.lambda))
  const ofStep = (kind: 'learningRate' | 'batchSize', value: number) => equation(notation.symbol(context, { kind }).tex, value)
  return [
    ofStep('learningRate', trace.learningRate),
    ...(trace.rows.length > 1 ? [ofStep('batchSize', trace.rows.length)] : []),
    ...settings.map(({ symbol, value }) => equation(symbol!.tex, value)),
  ]
}
