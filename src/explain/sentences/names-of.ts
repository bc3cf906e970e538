import { unitName } from '../../engine/network/names'
import { parameterAt } from '../../engine/network/network'
import type { StateName } from '../../engine/step/optimizers'
import type { StepContext } from '../context'
import { optimizerOf } from '../kinds/optimizers'
import { isPenalized } from '../kinds/penalties'
import type { Quantity } from '../quantity'

/** The drawn name of a unit: layer 0 is the inputs; feature names at the inputs, class names at the outputs. */
export function unitNameOf({ network, inputNames, outputNames }: StepContext, layer: number, unit: number): string {
  const given = layer === network.layers.length ? outputNames[unit] : undefined
  return given ?? unitName(network, layer, unit, inputNames)
}

/** 'x1→h2' for a weight, 'b(h2)' for a bias, with the drawn names. */
export function parameterNameOf(context: StepContext, index: number): string {
  const parameter = parameterAt(context.network, index)
  const to = unitNameOf(context, parameter.layer + 1, parameter.to)
  return parameter.kind === 'bias' ? `b(${to})` : `${unitNameOf(context, parameter.layer, parameter.from)}→${to}`
}

/** What the optimizer keeps between steps, in words. */
export function stateNameOf({ trace }: StepContext, name: StateName): string {
  return optimizerOf(trace).states[name]!.name
}

/** Short plain name of a number: z(h1), δ(y1), x1→h2, ∂L/∂(x1→h2). The sample is named only where several samples' numbers meet. */
export function nameOf(context: StepContext, quantity: Quantity): string {
  const several = context.trace.rows.length > 1
  switch (quantity.kind) {
    case 'x':
      return unitNameOf(context, 0, quantity.unit)
    case 'y':
      return `target(${unitNameOf(context, context.network.layers.length, quantity.unit)})`
    case 'lossSlope':
      return `∂L/∂a(${unitNameOf(context, context.network.layers.length, quantity.unit)})`
    case 'z':
    case 'a':
    case 'mask':
    case 'dropped':
    case 'slope':
    case 'back':
    case 'delta':
      return `${ofUnit(context, quantity.kind, quantity.layer)}(${unitNameOf(context, quantity.layer + 1, quantity.unit)})`
    case 'sampleLoss':
      return several ? `loss of sample ${quantity.sample + 1}` : 'loss of the sample'
    case 'batchSize':
      return 'm'
    case 'dataLoss':
      return several ? 'loss of the batch' : 'loss'
    case 'penalty':
      return 'penalty'
    case 'totalLoss':
      return context.penalty.kind === 'none' ? 'loss' : 'loss + penalty'
    case 'learningRate':
      return 'learning rate'
    case 'lossAfter':
      return 'loss after the step'
    case 'contribution': {
      const gradient = slopeIn(context, 'L', quantity.parameter)
      return several ? `part of sample ${quantity.sample + 1} in ${gradient}` : gradient
    }
    case 'before':
      return parameterNameOf(context, quantity.parameter)
    case 'after':
      return `new ${parameterNameOf(context, quantity.parameter)}`
    case 'gradient':
      return slopeIn(context, 'L', quantity.parameter)
    case 'penaltyGradient':
      return slopeIn(context, 'P', quantity.parameter)
    case 'totalGradient':
      return slopeIn(context, isPenalized(context, quantity.parameter) ? '(L + P)' : 'L', quantity.parameter)
    case 'update':
      return `Δ${inBrackets(context, quantity.parameter)}`
    case 'state':
    case 'stateBefore': {
      const name = `${stateNameOf(context, quantity.name)} of ${parameterNameOf(context, quantity.parameter)}`
      return quantity.kind === 'state' ? name : `old ${name}`
    }
  }
}

function ofUnit({ trace }: StepContext, kind: 'z' | 'a' | 'mask' | 'dropped' | 'slope' | 'back' | 'delta', layer: number): string {
  if (kind === 'back') return trace.mask[layer] ? '∂L/∂masked a' : '∂L/∂a'
  return { z: 'z', a: 'a', mask: 'mask', dropped: 'masked a', slope: 'f′', delta: 'δ' }[kind]
}

function slopeIn(context: StepContext, of: string, parameter: number): string {
  return `∂${of}/∂${inBrackets(context, parameter)}`
}

/** A bias has its brackets already. */
function inBrackets(context: StepContext, parameter: number): string {
  const name = parameterNameOf(context, parameter)
  return parameterAt(context.network, parameter).kind === 'bias' ? name : `(${name})`
}
