import type { Activation } from '../engine/network/activations'
import { goTogether, type Loss, outputMadeFor } from '../engine/network/loss-kinds'
import { counted } from '../words/counted'
import { type DataShape, refuse, shapeOf } from './data-shape'
import { ACTIVATIONS, lossesFor, suitsTask } from './pairings'
import { plainNumber } from './problem'
import { SIZE_LIMITS } from './ranges'
import type { ChangeInput, DataSpec, Scenario, Training, View } from './types'

/** Sizes that changes and views must stay inside. */
export interface Sizes {
  readonly data: DataShape
  readonly sizes: readonly number[] // units per layer, inputs first
  readonly parameterCount: number
}

/** What one field's schema cannot see in a scenario. @throws DocumentError naming the first thing that does not fit */
export function checkScenario({ data, features, split, network, initialization, training }: Scenario): Sizes {
  const shape = shapeOf(data)
  if ('rows' in split) checkTestRows(split.rows, shape.rows)
  if (features) checkFeatures(features, data)
  const sizes = [features?.length ?? shape.inputs, ...network.hidden, shape.outputs]
  const parameterCount = checkSizes(sizes, shape, data.kind === 'digits')
  checkFunctions(network.activations, training.loss, shape, sizes.length - 1)
  checkRate(training)
  checkPins(training, sizes)
  if (initialization.kind === 'given' && initialization.parameters.length !== parameterCount) {
    const { length } = initialization.parameters
    refuse('list of first weights', `must have ${plainNumber(parameterCount)} numbers for ${sizes.join('-')}, not ${plainNumber(length)}`)
  }
  return { data: shape, sizes, parameterCount }
}

function checkTestRows(rows: readonly number[], count: number): void {
  for (const row of rows) checkIndex('test row', row, count)
  if (new Set(rows).size < rows.length) refuse('list of test rows', 'must not have a row twice')
  if (rows.length >= count) refuse('list of test rows', `must leave at least one of the ${plainNumber(count)} rows for the training`)
}

/** Whether the expressions can be read is found out where the data are made. */
function checkFeatures(features: readonly string[], data: DataSpec): void {
  if (data.kind === 'digits') refuse('list of input columns', 'must not be there with digits: their inputs are the pixels')
  if (features.length < 1 || features.length > SIZE_LIMITS.features)
    refuse('list of input columns', `must have from 1 to ${SIZE_LIMITS.features} entries, not ${features.length}`)
  for (const [k, text] of features.entries()) {
    if (text.trim() === '') refuse(`input column ${k + 1}`, 'must not be empty')
    if (features.indexOf(text) < k) refuse(`input column ${k + 1}`, `must not be “${text}” again`)
  }
}

/** Return the number of parameters. */
function checkSizes(sizes: readonly number[], { rows, outputs }: DataShape, isImages: boolean): number {
  const layers = sizes.length - 1
  if (layers > SIZE_LIMITS.layers)
    refuse('number of layers', `must be from 1 to ${SIZE_LIMITS.layers}, the output layer included, not ${layers}`)
  for (const [layer, units] of sizes.entries()) {
    const place = layer === 0 ? 'number of inputs' : layer === layers ? 'number of outputs' : `units of hidden layer ${layer}`
    if (units > SIZE_LIMITS.units) refuse(place, `must be from 1 to ${plainNumber(SIZE_LIMITS.units)}, not ${plainNumber(units)}`)
  }
  let parameters = 0
  for (let l = 0; l < layers; l++) parameters += (sizes[l]! + 1) * sizes[l + 1]!
  if (parameters > SIZE_LIMITS.parameters) {
    refuse(
      'number of parameters',
      `must be at most ${plainNumber(SIZE_LIMITS.parameters)}; ${sizes.join('-')} has ${plainNumber(parameters)}`,
    )
  }
  const cells = rows * (sizes[0]! + outputs)
  if (!isImages && cells > SIZE_LIMITS.cells)
    refuse('size of the data', `must be at most ${plainNumber(SIZE_LIMITS.cells)} numbers, not ${plainNumber(cells)}`)
  return parameters
}

function checkFunctions(activations: readonly Activation[], loss: Loss, { outputs, task }: DataShape, layers: number): void {
  if (activations.length !== layers) {
    refuse('list of activations', `must have ${counted(layers, 'entry', 'entries')}, one per layer of weights, not ${activations.length}`)
  }
  for (const [layer, kind] of activations.slice(0, -1).entries()) {
    if (!ACTIVATIONS[kind].hidden) refuse(`activation ${layer + 1}`, `must not be ${kind}, which belongs to the output layer`)
  }
  const output = activations[layers - 1]!
  if (output === 'softmax' && outputs < 2) refuse('output activation', 'must not be softmax, which needs at least 2 outputs')
  if (!suitsTask(loss, task)) {
    const need = loss === 'cce' ? 'one output for each class' : 'targets of 0 and 1'
    refuse('loss', `must be one of ${lossesFor(task).join(', ')} for these data: ${loss} needs ${need}`)
  }
  const only = outputMadeFor(loss)
  if (!goTogether(loss, output)) refuse('loss', `${loss} goes with ${only ? `a ${only} output only` : 'any output'}, not with ${output}`)
}

function checkRate({ schedule, learningRate }: Training): void {
  if ('minimum' in schedule && schedule.minimum > learningRate) {
    refuse('lowest rate', `must be from 0 to the learning rate, ${plainNumber(learningRate)}, not ${plainNumber(schedule.minimum)}`)
  }
}

/** Only hidden units are pinned, each in one way. */
function checkPins({ pins }: Training, sizes: readonly number[]): void {
  const hidden = sizes.length - 2
  const seen = new Set<string>()
  for (const [k, { layer, unit }] of pins.entries()) {
    const place = `pinned unit ${k + 1}`
    if (layer < 1 || layer > hidden)
      refuse(
        `layer of ${place}`,
        hidden > 1
          ? `must be one of the ${hidden} hidden layers, not ${layer}`
          : hidden === 1
            ? `must be 1, the only hidden layer, not ${layer}`
            : 'needs a hidden layer, and this network has none',
      )
    checkIndex(place, unit, sizes[layer]!)
    if (seen.has(`${layer}/${unit}`)) refuse(place, 'must not be pinned twice')
    seen.add(`${layer}/${unit}`)
  }
}

/** What one field's schema cannot see in a change; `training` is in force after it. @throws DocumentError */
export function checkApplied({ data, sizes, parameterCount }: Sizes, training: Training, change: ChangeInput): void {
  if (change.field === 'functions') checkFunctions(change.value.activations, change.value.loss, data, sizes.length - 1)
  if (change.field === 'learningRate' || change.field === 'schedule') checkRate(training)
  if (change.field === 'pins') checkPins(training, sizes)
  if (change.field === 'parameter') checkIndex('parameter', change.value.index, parameterCount)
}

/** Whether everything a view names exists. @throws DocumentError */
export function checkView({ data, sizes, parameterCount }: Sizes, { selection, axes, sample, plane, output }: View): void {
  checkIndex('landscape axis 1', axes[0], parameterCount)
  checkIndex('landscape axis 2', axes[1], parameterCount)
  if (axes[0] === axes[1]) refuse('landscape axes', 'must be two different parameters')
  checkIndex('sample', sample, data.rows)
  if (plane) {
    for (const input of plane.inputs) checkIndex('input of the picture', input, data.inputs)
    if (plane.inputs[0] === plane.inputs[1]) refuse('inputs of the picture', 'must be two different ones')
  }
  if (output !== undefined) checkIndex('output of the picture', output, data.outputs)
  if (selection.kind === 'parameter') checkIndex('selected parameter', selection.index, parameterCount)
  if (selection.kind === 'unit') {
    checkIndex('layer of the selected unit', selection.layer, sizes.length)
    checkIndex('selected unit', selection.unit, sizes[selection.layer]!)
  }
}

function checkIndex(place: string, index: number, count: number): void {
  if (index >= count) refuse(place, `must be a whole number from 0 to ${plainNumber(count - 1)}, not ${plainNumber(index)}`)
}
