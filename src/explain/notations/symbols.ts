import { isMean } from '../../engine/network/loss-kinds'
import { unitName } from '../../engine/network/names'
import type { StepContext } from '../context'
import { isFixed } from '../derive/derive-parameter'
import { lookUp, type PerQuantity, type Quantity } from '../quantity'
import { drawnTex, partial, type Words } from '../words'

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
  const own = (context: StepContext, parameter: number) => (names.own ?? names.parameter)(context, parameter)
  const gradient = (context: StepContext, parameter: number) =>
    names.gradient?.(context, parameter) ?? partial(names.loss, own(context, parameter))
  const table: PerQuantity<Words> = {
    x: (context, { unit }) => names.x(context, unit),
    y: (context, { unit }) => names.y(context, unit),
    lossSlope: (context, { sample, unit }) =>
      names.lossSlope?.(context, unit) ?? partOfLoss(names, context, sample, names.a(context, context.network.layers.length - 1, unit)),
    z: (context, { layer, unit }) => names.z(context, layer, unit),
    a: (context, { layer, unit }) => names.a(context, layer, unit),
    mask: (context, { layer, unit }) => {
      const a = names.a(context, layer, unit)
      return { tex: `\\mathrm{mask}\\left(${a.tex}\\right)`, text: `mask of ${a.text}` }
    },
    dropped: (context, { layer, unit }) => droppedOf(names.a(context, layer, unit)),
    slope: (context, { layer, unit }) => {
      const z = names.z(context, layer, unit)
      return names.slope?.(context, layer, unit) ?? { tex: `f'\\left(${z.tex}\\right)`, text: `slope of the activation at ${z.text}` }
    },
    back: (context, { sample, layer, unit }) => {
      const a = names.a(context, layer, unit)
      return names.back?.(context, layer, unit) ?? partOfLoss(names, context, sample, context.trace.dropped[layer] ? droppedOf(a) : a)
    },
    delta: (context, { layer, unit }) => names.delta(context, layer, unit),
    sampleLoss: (context, { sample }) => names.sampleLoss(context, sample),
    zAfter: (context, { unit }) => afterStep(names.z(context, context.network.layers.length - 1, unit)),
    aAfter: (context, { unit }) => afterStep(names.a(context, context.network.layers.length - 1, unit)),
    sampleLossAfter: (context, { sample }) => afterStep(names.sampleLoss(context, sample)),
    batchSize: () => names.batch,
    dataLoss: () => names.loss,
    penalty: () => PENALTY,
    totalLoss: () => ({ tex: '\\text{total loss}', text: 'the total loss' }),
    learningRate: () => names.rate,
    lossAfter: () => afterStep(names.loss),
    contribution: (context, { sample, parameter }) =>
      names.contribution?.(context, sample, parameter) ?? partOfLoss(names, context, sample, own(context, parameter)),
    before: (context, { parameter }) => names.parameter(context, parameter),
    dataGradient: (context, { parameter }) => gradient(context, parameter),
    penaltyGradient: (context, { parameter }) => partial(PENALTY, own(context, parameter)),
    totalGradient: (context, { parameter }) => {
      const { tex, text } = gradient(context, parameter)
      // of a bias that stays as it is the optimizer is given 0
      if (isFixed(context, parameter)) return { tex: `\\text{used }${tex}`, text: `used ${text}` }
      return context.penalty.kind === 'none' ? { tex, text } : partial(total, own(context, parameter))
    },
    state: (context, { name, parameter }) => {
      const w = names.parameter(context, parameter)
      return { tex: `${STATES[name].tex}\\left(${w.tex}\\right)`, text: `${STATES[name].text} of ${w.text}` }
    },
    stateBefore: (context, { name, parameter }) => {
      const w = names.parameter(context, parameter)
      return { tex: `${STATES[name].tex}^{\\text{old}}\\left(${w.tex}\\right)`, text: `old ${STATES[name].text} of ${w.text}` }
    },
    update: (context, { parameter }) => {
      const w = names.parameter(context, parameter)
      return names.update?.(w) ?? { tex: `\\Delta ${w.tex}`, text: `change of ${w.text}` }
    },
    after: (context, { parameter }) => {
      const w = names.parameter(context, parameter)
      return names.after?.(w) ?? { tex: `{${w.tex}}^{\\text{new}}`, text: `new ${w.text}` }
    },
  }
  return (context, quantity) => lookUp(table, context, quantity)
}

function afterStep({ tex, text }: Words): Words {
  return { tex: `{${tex}}^{\\text{new}}`, text: `${text} after the step` }
}

/** m or 1: what a node error without the 1/m of a mean loss is multiplied by. */
export function batchFactor(context: StepContext): number {
  return isMean(context.loss) ? context.trace.rows.length : 1
}

/** Whether a number belongs to one sample's way back, the only kind that courses scale differently. */
export function isNodeError(quantity: Quantity): boolean {
  return quantity.kind === 'delta' || quantity.kind === 'back' || quantity.kind === 'lossSlope' || quantity.kind === 'contribution'
}

/** An input under the name that the picture has for it. */
export function inputName(context: StepContext, unit: number): Words {
  const name = drawnName(context, -1, unit)
  return { tex: drawnTex(name), text: name }
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
