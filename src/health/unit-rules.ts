import type { Scenario } from '../document/types'
import { equalUnits } from '../engine/network/equal-units'
import { unitName } from '../engine/network/names'
import type { Network } from '../engine/network/network'
import { counted, nounOf } from '../words/counted'
import { type Finding, judged, type Repair, type Verdict, type Vitals, waiting } from './finding'
import { firstWeightsFor } from './first-weights'
import { flatUnits } from './unit-counts'

/** Rows to see before a unit is called dead: one that is on for every fifth row is off for 20 of them once in a hundred times. */
const ROWS_NEEDED = 20
/** Names that a sentence can bear. */
const NAMED = 6

/** Units whose gradient is 0, or nearly, for the rows of the last batches: they no longer learn. */
export function judgeUnits({ units, network, scenario, trainingRows, resting }: Vitals): Verdict {
  const needed = Math.min(ROWS_NEEDED, trainingRows)
  if (!units || units.rows < needed) return waiting(`${counted(needed, 'row')} of training${resting ? '' : '; pause to look at them'}`)
  const findings = network.layers.slice(0, -1).flatMap(({ activation, out }, l): Finding[] => {
    const flat = flatUnits(network, units, l)
    if (flat.length === 0) return []
    const dead = activation === 'relu'
    return [
      {
        id: `${dead ? 'dead' : 'saturated'}-${l}`,
        severity: dead || flat.length === out ? 'problem' : 'warning',
        title: dead ? 'Dead units' : 'Saturated units',
        cause: [
          { value: flat.length, record: ['health', units.step, 'flat', l], format: 'count' },
          ` of the ${counted(out, 'unit')} of hidden layer ${l + 1} ${nounOf(flat.length, 'is', 'are')} ${dead ? 'dead' : 'saturated'} (${namesOf(network, l, flat)}): for ${
            dead ? 'all of the' : 'at least nine in ten of the'
          } `,
          { value: units.rows, record: ['health', units.step, 'rows'], format: 'count' },
          ` ${nounOf(units.rows, 'row')} in the last batches `,
          dead
            ? 'the sum z is 0 or less, so ReLU gives 0 and its derivative is 0: no gradient reaches these weights.'
            : `${activation} is so flat that its derivative is below a twentieth of its greatest value: hardly any gradient comes through.`,
        ],
        place: { selection: { kind: 'unit', layer: l + 1, unit: flat[0]! }, lens: 'sums' },
        repair: dead ? leakyFor(scenario) : againstSaturation(scenario),
      },
    ]
  })
  return judged(...findings)
}

/** Hidden units that compute the same forever. */
export function judgeEqual({ network, parameters, scenario }: Vitals): Verdict {
  const findings = network.layers.slice(0, -1).flatMap((_, l): Finding[] => {
    const [group] = equalUnits(network, parameters, l)
    if (!group) return []
    return [
      {
        id: `equal-${l}`,
        severity: 'problem',
        title: 'Equal units',
        cause: [
          `The units ${namesOf(network, l, group)} of hidden layer ${l + 1} have the same incoming weights and the same bias, bit for bit. `,
          'They compute the same; with equal outgoing weights they get equal gradients and never separate, so together they act as one unit.',
        ],
        place: { selection: { kind: 'unit', layer: l + 1, unit: group[0]! }, lens: 'activations', unit: 'layers' },
        repair: firstWeightsFor(scenario.network.activations),
      },
    ]
  })
  return judged(...findings)
}

function namesOf(network: Network, layer: number, units: readonly number[]): string {
  const names = units.slice(0, NAMED).map((unit) => unitName(network, layer + 1, unit))
  return names.join(', ') + (units.length > NAMED ? ', …' : '')
}

/** Leaky ReLU lets a hundredth of the gradient through where ReLU lets none: the same weights can come back to life. */
function leakyFor({ network: { hidden, activations }, training: { loss } }: Scenario): Repair {
  const leaky = activations.map((f, l) => (f === 'relu' && l < hidden.length ? 'leaky_relu' : f))
  return {
    kind: 'change',
    words: 'leaky ReLU in place of ReLU',
    change: { field: 'functions', value: { activations: leaky, loss } },
  }
}

/** Smaller first weights, where they were not drawn to fit; else a penalty that draws the weights back to where f is steep. */
function againstSaturation({ initialization, network, training: { penalty } }: Scenario): Repair {
  const kind = initialization.kind === 'drawn' ? initialization.initializer.kind : 'given'
  if (kind !== 'xavier' && kind !== 'he' && kind !== 'scaled') return firstWeightsFor(network.activations)
  const lambda = penalty.kind === 'l2' ? Math.min(1, 2 * penalty.lambda) : 0.01
  return {
    kind: 'change',
    words: `weight penalty L2 with λ ${Number(lambda.toPrecision(2))}`,
    change: { field: 'penalty', value: { kind: 'l2', form: penalty.kind === 'l2' ? penalty.form : 'half', lambda } },
  }
}
