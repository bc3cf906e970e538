import { isMean } from '../../engine/network/loss-kinds'
import { unitName } from '../../engine/network/names'
import { parameterAt } from '../../engine/network/network'
import type { StepContext } from '../context'
import type { Quantity, UnitKind } from '../quantity'
import { partial, type Words } from '../words'

/** The names that differ between courses. `layer` is a weight layer from 0, `unit` one of its receiving units. */
export interface Names {
  x(context: StepContext, unit: number): Words
  y(context: StepContext, unit: number): Words
  z(context: StepContext, layer: number, unit: number): Words
  a(context: StepContext, layer: number, unit: number): Words
  delta(context: StepContext, layer: number, unit: number): Words
  parameter(context: StepContext, index: number): Words
  /** In derivatives, where a name that several biases share would mean their sum. */
  own?(context: StepContext, index: number): Words
  readonly loss: Words
  sampleLoss(context: StepContext, sample: number): Words
  readonly rate: Words
  readonly batch: Words
  readonly perSample: boolean // node errors are derivatives of the sample's own loss, without the 1/m of a mean
  readonly negated?: boolean // what node errors are made of is minus a derivative, as they are
  after?(parameter: Words): Words
  slope?(context: StepContext, layer: number, unit: number): Words
  back?(context: StepContext, layer: number, unit: number): Words
  lossSlope?(context: StepContext, unit: number): Words
  contribution?(context: StepContext, sample: number, index: number): Words | null
  gradient?(context: StepContext, index: number): Words
  update?(parameter: Words): Words
}

const STATES = {
  velocity: { tex: 'v', text: 'velocity' },
  square: { tex: 's', text: 'square sum' },
  moment1: { tex: 'm_1', text: 'first moment' },
  moment2: { tex: 'm_2', text: 'second moment' },
} as const

const PENALTY: Words = { tex: 'P', text: 'the penalty' }

/** The symbol of every quantity, made of the names of one course. */
export function symbolsFrom(names: Names): (context: StepContext, quantity: Quantity) => Words {
  const total: Words = { tex: `\\left(${names.loss.tex} + P\\right)`, text: `${names.loss.text} plus the penalty` }

  function ofUnit(kind: UnitKind, context: StepContext, sample: number, layer: number, unit: number): Words {
    const a = names.a(context, layer, unit)
    switch (kind) {
      case 'z':
        return names.z(context, layer, unit)
      case 'a':
        return a
      case 'delta':
        return names.delta(context, layer, unit)
      case 'mask':
        return { tex: `\\mathrm{mask}\\left(${a.tex}\\right)`, text: `mask of ${a.text}` }
      case 'dropped':
        return droppedOf(a)
      case 'slope': {
        const z = names.z(context, layer, unit)
        return names.slope?.(context, layer, unit) ?? { tex: `f'\\left(${z.tex}\\right)`, text: `slope of the activation at ${z.text}` }
      }
      case 'back': {
        const seen = context.trace.dropped[layer] ? droppedOf(a) : a
        return names.back?.(context, layer, unit) ?? partOfLoss(names, context, sample, seen)
      }
    }
  }

  function gradientOf(context: StepContext, parameter: number): Words {
    return names.gradient?.(context, parameter) ?? partial(names.loss, ownName(context, parameter))
  }

  function ownName(context: StepContext, parameter: number): Words {
    return names.own?.(context, parameter) ?? names.parameter(context, parameter)
  }

  return (context, quantity) => {
    switch (quantity.kind) {
      case 'x':
        return names.x(context, quantity.unit)
      case 'y':
        return names.y(context, quantity.unit)
      case 'lossSlope': {
        const { sample, unit } = quantity
        const out = names.a(context, context.network.layers.length - 1, unit)
        return names.lossSlope?.(context, unit) ?? partOfLoss(names, context, sample, out)
      }
      case 'z':
      case 'a':
      case 'mask':
      case 'dropped':
      case 'slope':
      case 'back':
      case 'delta':
        return ofUnit(quantity.kind, context, quantity.sample, quantity.layer, quantity.unit)
      case 'sampleLoss':
        return names.sampleLoss(context, quantity.sample)
      case 'contribution': {
        const { sample, parameter } = quantity
        const w = ownName(context, parameter)
        return names.contribution?.(context, sample, parameter) ?? partOfLoss(names, context, sample, w)
      }
      case 'batchSize':
        return names.batch
      case 'dataLoss':
        return names.loss
      case 'penalty':
        return PENALTY
      case 'totalLoss':
        return { tex: '\\text{total loss}', text: 'the total loss' }
      case 'learningRate':
        return names.rate
      case 'lossAfter':
        return { tex: `{${names.loss.tex}}^{\\text{after}}`, text: `${names.loss.text} after the step` }
      case 'before':
        return names.parameter(context, quantity.parameter)
      case 'after': {
        const w = names.parameter(context, quantity.parameter)
        return names.after?.(w) ?? { tex: `{${w.tex}}^{\\text{new}}`, text: `new ${w.text}` }
      }
      case 'gradient':
        return gradientOf(context, quantity.parameter)
      case 'penaltyGradient':
        return partial(PENALTY, ownName(context, quantity.parameter))
      case 'totalGradient': {
        const gradient = gradientOf(context, quantity.parameter)
        // of a bias that stays as it is the optimizer is given 0
        if (isFixed(context, quantity.parameter)) return { tex: `\\text{used }${gradient.tex}`, text: `used ${gradient.text}` }
        return context.penalty.kind === 'none' ? gradient : partial(total, ownName(context, quantity.parameter))
      }
      case 'update': {
        const w = names.parameter(context, quantity.parameter)
        return names.update?.(w) ?? { tex: `\\Delta ${w.tex}`, text: `change of ${w.text}` }
      }
      case 'state':
      case 'stateBefore': {
        const w = names.parameter(context, quantity.parameter)
        const { tex, text } = STATES[quantity.name]
        if (quantity.kind === 'state') return { tex: `${tex}\\left(${w.tex}\\right)`, text: `${text} of ${w.text}` }
        return { tex: `${tex}^{\\text{old}}\\left(${w.tex}\\right)`, text: `old ${text} of ${w.text}` }
      }
    }
  }
}

/** m or 1: what a node error without the 1/m of a mean loss is multiplied by. */
export function batchFactor(context: StepContext): number {
  return isMean(context.loss) ? context.trace.rows.length : 1
}

/** Whether a number belongs to one sample's way back, the only kind that courses scale differently. */
export function isNodeError(quantity: Quantity): boolean {
  return quantity.kind === 'delta' || quantity.kind === 'back' || quantity.kind === 'lossSlope' || quantity.kind === 'contribution'
}

/** The drawn name of a unit; layer −1 is the inputs. */
export function drawnName(context: StepContext, layer: number, unit: number): string {
  return unitName(context.network, layer + 1, unit, context.inputNames)
}

export function isOutput(context: StepContext, layer: number): boolean {
  return layer === context.network.layers.length - 1
}

/** The widest layer, or more: whether indices need commas. */
export function largestIndex(context: StepContext): number {
  return Math.max(...context.network.sizes)
}

/** A derivative of the loss that node errors are derivatives of; in a batch of one the sample's loss is the batch's. */
function partOfLoss(names: Names, context: StepContext, sample: number, by: Words): Words {
  const loss = !names.perSample || context.trace.rows.length === 1 ? names.loss : names.sampleLoss(context, sample)
  const { tex, text } = partial(loss, by)
  return names.negated ? { tex: `-${tex}`, text: `minus ${text}` } : { tex, text }
}

/** With a tilde on the letter or word, not on its indices. */
function droppedOf(a: Words): Words {
  const tex = a.tex.replace(/^([a-z]|\\[a-z]+\{\w+\})/, (letter) => `\\${letter.length > 1 ? 'widetilde' : 'tilde'}{${letter}}`)
  return { tex, text: `${a.text} after dropout` }
}

function isFixed({ network, trainBiases }: StepContext, parameter: number): boolean {
  return !trainBiases && parameterAt(network, parameter).kind === 'bias'
}
