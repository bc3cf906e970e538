import { applyChange, type InForce } from '../../document/training-at'
import type { Change, Scenario, StoppingSpec, UnitPin } from '../../document/types'
import type { OptimizerSpec } from '../../engine/step/optimizers'
import type { PenaltySpec } from '../../engine/step/penalties'
import { LOSSES } from '../../explain/kinds/losses'
import { fewestDigits } from '../../ui/number/fewest-digits'
import { formatCount, formatNumber } from '../../ui/number/format-number'

/** Every change of a run in words, such as `step 120: learning rate 0.1 → 0.2`, in their order. */
export function changeSentences(scenario: Scenario, changes: readonly Change[]): string[] {
  let before: InForce = { training: scenario.training, activations: scenario.network.activations }
  return changes.map((change) => {
    const after = applyChange(before.training, before.activations, change)
    const sentence = `step ${formatCount(change.step)}: ${changeWords(change, before, after)}`
    before = after
    return sentence
  })
}

function changeWords(change: Change, before: InForce, after: InForce): string {
  const [old, now] = [before.training, after.training]
  switch (change.field) {
    case 'learningRate':
      return `learning rate ${short(old.learningRate)} → ${short(now.learningRate)}`
    case 'schedule':
      return `schedule ${old.schedule.kind} → ${now.schedule.kind}`.replaceAll('_', ' ')
    case 'optimizer':
      return `optimizer ${optimizerWords(old.optimizer)} → ${optimizerWords(now.optimizer)}`
    case 'penalty':
      return `penalty ${penaltyWords(old.penalty)} → ${penaltyWords(now.penalty)}`
    case 'dropout':
      return `dropout ${dropoutWords(old.dropout)} → ${dropoutWords(now.dropout)}`
    case 'maskPer':
      return `dropout mask for each ${old.maskPer} → each ${now.maskPer}`
    case 'pins':
      return `pinned units: ${pinWords(old.pins, after.activations.length - 1)} → ${pinWords(now.pins, after.activations.length - 1)}`
    case 'batchSize':
      return `batch ${old.batchSize} → ${now.batchSize}`
    case 'functions': {
      const parts = [
        ...(old.loss === now.loss ? [] : [`loss ${LOSSES[old.loss].name} → ${LOSSES[now.loss].name}`]),
        ...(before.activations.join() === after.activations.join()
          ? []
          : [`activations ${before.activations.join(', ')} → ${after.activations.join(', ')}`]),
      ]
      return parts.join('; ') || 'activations and loss as they were'
    }
    case 'stopping':
      return `stops ${stoppingWords(old.stopping)} → ${stoppingWords(now.stopping)}`
    case 'parameter':
      return `a weight set to ${short(change.value.value)}`
  }
}

export function optimizerWords(spec: OptimizerSpec): string {
  return 'beta' in spec ? `${spec.kind} ${short(spec.beta)}` : spec.kind
}

export function penaltyWords(spec: PenaltySpec): string {
  return spec.kind === 'none' ? 'none' : `${spec.kind} ${short(spec.lambda)}`
}

/** When a run stops by itself, in few words. */
export function stoppingWords(rule: StoppingSpec): string {
  if (rule.kind === 'none') return 'never'
  const { kind, ...figure } = rule
  return `${kind} ${Object.values(figure).map(short).join(' ')}`
}

/** The pinned units of a network, such as `h2.1 in`. */
export function pinWords(pins: readonly UnitPin[], hiddenLayers: number): string {
  return pins.map(({ layer, unit, to }) => `h${hiddenLayers > 1 ? `${layer}.` : ''}${unit + 1} ${to}`).join(', ') || 'none'
}

function dropoutWords(share: number): string {
  return share === 0 ? 'off' : short(share)
}

export function short(value: number): string {
  return formatNumber(value, fewestDigits(value, 4))
}
