import { parameterAt } from '../../engine/network/network'
import type { StateName } from '../../engine/step/optimizers'
import { penaltyCoefficient } from '../../engine/step/penalties'
import type { StepContext } from '../context'
import { sentBy } from '../contributions'
import { restsAtZero, wasStopped } from '../derive/derive-parameter'
import { optimizerOf } from '../kinds/optimizers'
import type { Operation } from '../operations/operation'
import type { ParameterKind } from '../quantity'
import { roleOf } from '../role'
import { added, inner, short } from '../short-number'
import { inRole, told, toldInner } from '../told'
import { numberOf } from '../value'
import { nameOf, parameterNameOf, unitNameOf } from './names-of'

type Words = readonly [formula: string, reason: string]

/** @param factor of node errors in a notation */
export function parameterSentence(context: StepContext, operation: Operation, parameter: number, factor: number): Words {
  const { trace, penalty, trainingRows } = context
  const name = parameterNameOf(context, parameter)
  const value = (kind: ParameterKind) => numberOf(context, { kind, parameter })
  const said = (kind: ParameterKind) => told(context, { kind, parameter })
  const plus = (kind: ParameterKind) => inRole(roleOf(context, { kind, parameter }), added(value(kind)))
  const called = (kind: ParameterKind) => nameOf(context, { kind, parameter })
  switch (operation.kind) {
    case 'contribution':
      return contributionWords(context, operation.sample ?? 0, parameter, factor === 1 ? 'the node error' : '∂L/∂z')
    case 'gradient':
      return [`${called('dataGradient')} = ${short(value('dataGradient'))}`, `the parts of all ${trace.rows.length} samples added`]
    case 'penalty-gradient': {
      const c = short(penaltyCoefficient(penalty, trainingRows))
      const weight = toldInner(context, { kind: 'before', parameter })
      const result = short(value('penaltyGradient'))
      if (penalty.kind === 'l2') return [`${called('penaltyGradient')} = ${c} · ${weight} = ${result}`, 'the penalty draws the weight to 0']
      if (restsAtZero(context, parameter)) {
        const all = Math.abs(value('dataGradient')) <= penaltyCoefficient(penalty, trainingRows)
        return [
          `${called('penaltyGradient')} = ${result}`,
          `at 0 its slope may be anything from −${c} to ${c}: ${all ? 'it holds the weight there' : 'it takes as much as it can'}`,
        ]
      }
      return [
        `${called('penaltyGradient')} = ${c} · ${inner(Math.sign(value('before')))} = ${result}`,
        'only the sign of the weight counts',
      ]
    }
    case 'total-gradient': {
      const terms = `${said('dataGradient')} ${plus('penaltyGradient')}`
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
        return [`New ${name} = 0`, `${said('before')} ${plus('update')} lies past 0, where this penalty stops a weight`]
      return [`New ${name} = ${said('before')} ${plus('update')} = ${short(value('after'))}`, 'the old value plus its change']
  }
}

/** @param called how the node error is called: where a notation has another one, ∂L/∂z */
function contributionWords(context: StepContext, sample: number, parameter: number, called: string): Words {
  const { network, trace } = context
  const place = parameterAt(network, parameter)
  const { layer, to } = place
  const receiver = unitNameOf(context, layer + 1, to)
  const delta = told(context, { kind: 'delta', sample, layer, unit: to })
  const gradient = nameOf(context, { kind: 'dataGradient', parameter })
  const result = short(numberOf(context, { kind: 'contribution', sample, parameter }))
  const several = trace.rows.length > 1
  const dropped = (level: number, unit: number) => numberOf(context, { kind: 'mask', sample, layer: level, unit }) === 0
  if (place.kind === 'bias') {
    const reason = dropped(layer, to) ? nothingFlows(receiver, 'backwards') : `of a bias, ${called} of ${receiver} itself`
    return [several ? `Sample ${sample + 1} adds ${delta} to ${gradient}` : `${gradient} = ${delta}`, reason]
  }
  const product = `${delta} · ${toldInner(context, sentBy(context, parameter, sample).quantity!)} = ${result}` // what a weight gets is a quantity
  const sender = unitNameOf(context, layer, place.from)
  const reason = dropped(layer, to)
    ? nothingFlows(receiver, 'backwards')
    : layer > 0 && dropped(layer - 1, place.from)
      ? nothingFlows(sender, 'forwards')
      : `${called} of ${receiver} times what ${sender} sends`
  return [several ? `Sample ${sample + 1} adds ${product} to ${gradient}` : `${gradient} = ${product}`, reason]
}

/** Why a weight at a unit that was left out has no gradient. */
function nothingFlows(unit: string, way: 'forwards' | 'backwards'): string {
  return way === 'forwards'
    ? `${unit} was dropped in this step, so it sends 0`
    : `${unit} was dropped in this step: its value was 0 forwards, so nothing flows backwards`
}

function stateWords(context: StepContext, name: StateName, parameter: number): Words {
  const { formula, reason } = optimizerOf(context.trace).states[name]!
  const value = (kind: 'stateBefore' | 'state') => numberOf(context, { kind, name, parameter })
  const called = nameOf(context, { kind: 'state', name, parameter })
  const terms = formula(value('stateBefore'), numberOf(context, { kind: 'totalGradient', parameter }))
  return [`${called[0]!.toUpperCase()}${called.slice(1)} = ${terms} = ${short(value('state'))}`, reason]
}

function updateWords(context: StepContext, parameter: number): Words {
  const { formula, reason } = optimizerOf(context.trace)
  const update = { kind: 'update', parameter } as const
  return [`${nameOf(context, update)} = ${formula(context.trace, parameter)} = ${short(numberOf(context, update))}`, reason]
}
