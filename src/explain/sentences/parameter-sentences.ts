import { parameterAt } from '../../engine/network'
import type { StateName } from '../../engine/optimizers'
import { penaltyCoefficient } from '../../engine/penalties'
import type { StepContext } from '../context'
import { sentBy } from '../contributions'
import { restsAtZero, wasStopped } from '../derive/derive-parameter'
import type { Operation } from '../operations/operation'
import type { ParameterKind } from '../quantity'
import { numberOf } from '../value'
import { nameOf, parameterNameOf, stateNameOf, unitNameOf } from './names-of'
import { added, inner, short } from './short-number'

type Words = readonly [formula: string, reason: string]

export function parameterSentence(context: StepContext, operation: Operation, parameter: number): Words {
  const { trace, penalty, trainingRows } = context
  const name = parameterNameOf(context, parameter)
  const value = (kind: ParameterKind) => numberOf(context, { kind, parameter })
  const called = (kind: ParameterKind) => nameOf(context, { kind, parameter })
  switch (operation.kind) {
    case 'contribution':
      return contributionWords(context, operation.sample ?? 0, parameter)
    case 'gradient':
      return [`${called('gradient')} = ${short(value('gradient'))}`, `the parts of all ${trace.rows.length} samples added`]
    case 'penalty-gradient': {
      const c = short(penaltyCoefficient(penalty, trainingRows))
      const w = value('before')
      const result = short(value('penaltyGradient'))
      if (penalty.kind === 'l2')
        return [`${called('penaltyGradient')} = ${c} · ${inner(w)} = ${result}`, 'the penalty draws the weight to 0']
      if (restsAtZero(context, parameter)) {
        const all = Math.abs(value('gradient')) <= penaltyCoefficient(penalty, trainingRows)
        return [
          `${called('penaltyGradient')} = ${result}`,
          `at 0 its slope may be anything from −${c} to ${c}: ${all ? 'it holds the weight there' : 'it takes as much as it can'}`,
        ]
      }
      return [`${called('penaltyGradient')} = ${c} · ${inner(Math.sign(w))} = ${result}`, 'only the sign of the weight counts']
    }
    case 'total-gradient': {
      const terms = `${short(value('gradient'))} ${added(value('penaltyGradient'))}`
      return [
        `${called('totalGradient')} = ${terms} = ${short(value('totalGradient'))}`,
        'the gradients of the loss and of the penalty added',
      ]
    }
    case 'state':
      return stateWords(context, operation.state!, parameter)
    case 'update':
      return updateWords(context, parameter)
    default:
      if (wasStopped(context, parameter))
        return [`New ${name} = 0`, `${short(value('before'))} ${added(value('update'))} lies past 0, where this penalty stops a weight`]
      return [
        `New ${name} = ${short(value('before'))} ${added(value('update'))} = ${short(value('after'))}`,
        'the old value plus its change',
      ]
  }
}

function contributionWords(context: StepContext, sample: number, parameter: number): Words {
  const { network, trace } = context
  const place = parameterAt(network, parameter)
  const { layer, to } = place
  const receiver = unitNameOf(context, layer + 1, to)
  const delta = short(numberOf(context, { kind: 'delta', sample, layer, unit: to }))
  const gradient = nameOf(context, { kind: 'gradient', parameter })
  const result = short(numberOf(context, { kind: 'contribution', sample, parameter }))
  const several = trace.rows.length > 1
  const dropped = (level: number, unit: number) => numberOf(context, { kind: 'mask', sample, layer: level, unit }) === 0
  if (place.kind === 'bias') {
    const reason = dropped(layer, to) ? nothingFlows(receiver, 'backwards') : `of a bias, the node error of ${receiver} itself`
    return [several ? `Sample ${sample + 1} adds ${delta} to ${gradient}` : `${gradient} = ${delta}`, reason]
  }
  const product = `${delta} · ${inner(sentBy(context, parameter, sample).value)} = ${result}`
  const sender = unitNameOf(context, layer, place.from)
  const reason = dropped(layer, to)
    ? nothingFlows(receiver, 'backwards')
    : layer > 0 && dropped(layer - 1, place.from)
      ? nothingFlows(sender, 'forwards')
      : `the node error of ${receiver} times what ${sender} sends`
  return [several ? `Sample ${sample + 1} adds ${product} to ${gradient}` : `${gradient} = ${product}`, reason]
}

/** Why a weight at a unit that was left out has no gradient. */
function nothingFlows(unit: string, way: 'forwards' | 'backwards'): string {
  return way === 'forwards'
    ? `${unit} was dropped in this step, so it sends 0`
    : `${unit} was dropped in this step: its value was 0 forwards, so nothing flows backwards`
}

function stateWords(context: StepContext, name: StateName, parameter: number): Words {
  const { optimizer } = context.trace
  const old = inner(numberOf(context, { kind: 'stateBefore', name, parameter }))
  const g = numberOf(context, { kind: 'totalGradient', parameter })
  const result = short(numberOf(context, { kind: 'state', name, parameter }))
  const called = nameOf(context, { kind: 'state', name, parameter })
  const start = called[0]!.toUpperCase() + called.slice(1)
  const mixed = (share: number, squared: boolean) => `${short(share)} · ${old} + ${short(1 - share)} · ${inner(g)}${squared ? '²' : ''}`
  switch (optimizer.kind) {
    case 'rmsprop':
      return [`${start} = ${mixed(optimizer.rho, true)} = ${result}`, 'a running mean of the squared gradients']
    case 'adagrad':
      return [`${start} = ${old} + ${inner(g)}² = ${result}`, 'the squared gradients of all steps so far']
    case 'adam': {
      const first = name === 'moment1'
      const terms = mixed(first ? optimizer.beta1 : optimizer.beta2, !first)
      return [`${start} = ${terms} = ${result}`, first ? 'a running mean of the gradients' : 'a running mean of the squared gradients']
    }
    default: {
      const beta = optimizer.kind === 'sgd' ? 0 : optimizer.beta
      return [`${start} = ${short(beta)} · ${old} ${added(g)} = ${result}`, 'a part of the old velocity plus the gradient']
    }
  }
}

function updateWords(context: StepContext, parameter: number): Words {
  const { optimizer, learningRate, products } = context.trace
  const state = (name: StateName) => numberOf(context, { kind: 'state', name, parameter })
  const g = numberOf(context, { kind: 'totalGradient', parameter })
  const rate = `−${short(learningRate)}`
  const start = `${nameOf(context, { kind: 'update', parameter })} =`
  const end = `= ${short(numberOf(context, { kind: 'update', parameter }))}`
  switch (optimizer.kind) {
    case 'sgd':
      return [`${start} ${rate} · ${inner(g)} ${end}`, 'minus the learning rate times the gradient']
    case 'momentum':
      return [`${start} ${rate} · ${inner(state('velocity'))} ${end}`, 'minus the learning rate times the velocity']
    case 'nesterov': {
      const ahead = `(${short(g)} + ${short(optimizer.beta)} · ${inner(state('velocity'))})`
      return [`${start} ${rate} · ${ahead} ${end}`, 'the gradient, and the velocity one step ahead']
    }
    case 'rmsprop':
    case 'adagrad': {
      const reason = `the gradient over the root of its ${stateNameOf(context, 'square')}`
      return [`${start} ${rate} · ${inner(g)} / (√${short(state('square'))} + ${short(optimizer.eps)}) ${end}`, reason]
    }
    case 'adam': {
      const moment1 = state('moment1') / (1 - products[0])
      const moment2 = state('moment2') / (1 - products[1])
      const ratio = `${inner(moment1)} / (√${short(moment2)} + ${short(optimizer.eps)})`
      return [`${start} ${rate} · ${ratio} ${end}`, 'the first moment over the root of the second, both corrected for their start at 0']
    }
  }
}
