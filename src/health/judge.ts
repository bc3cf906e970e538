import { blame, findingsIn, symptoms } from './blame'
import { judgeCycle } from './cycle-rule'
import { type Finding, judged, type LightId, type Verdict, type Vitals } from './finding'
import { judgeFit } from './fit-rule'
import { judgeGradients } from './gradient-rule'
import { judgeGrowth } from './growth-rule'
import { judgeRate } from './rate-rule'
import { judgeEqual, judgeUnits } from './unit-rules'

/** One light: what it is about, and what its rule says. */
export interface Light {
  readonly id: LightId
  readonly name: string // what is good while it is green
  readonly verdict: Verdict
}

/** All lights of a run, in the order in which they are to be mended. */
export function judge(vitals: Vitals): Light[] {
  // the perceptron rule has no minimum: its loss is 0 now and then and comes again, and a smaller rate only scales the weights
  const descends = vitals.scenario.training.loss !== 'perceptron'
  const growth = descends || vitals.diverged ? judgeGrowth(vitals) : judged()
  const gradients = judgeGradients(vitals)
  // one cause, one light: the gradient of a loss that runs away runs away too, and one that does not arrive moves little
  const rate = !descends ? judged() : finds(gradients) ? without(judgeRate(vitals), 'too-small') : judgeRate(vitals)
  const hidden = vitals.network.layers.slice(0, -1)
  const blamed = blame(finds(growth) ? [growth] : [growth, rate], vitals)
  return [
    ...(descends ? [] : [{ id: 'cycle', name: 'the weights do not come round again', verdict: judgeCycle(vitals) } as const]),
    { id: 'growth', name: 'the loss does not grow', verdict: growth },
    ...(finds(growth) ? [] : [{ id: 'rate', name: 'the learning rate is neither too large nor too small', verdict: rate } as const]),
    ...(hidden.some(({ out }) => out > 1)
      ? [{ id: 'equal', name: 'no two hidden units are equal', verdict: judgeEqual(vitals) } as const]
      : []),
    {
      id: 'gradients',
      name: 'the gradient reaches every layer',
      verdict: symptoms(finds(growth) ? without(gradients, 'exploding-now') : gradients, blamed, vitals),
    },
    ...(hidden.length > 0
      ? [{ id: 'units', name: 'no hidden unit is dead or saturated', verdict: symptoms(judgeUnits(vitals), blamed, vitals) } as const]
      : []),
    { id: 'fit', name: 'the test loss does not rise', verdict: judgeFit(vitals) },
  ]
}

/** What is wrong, of all lights. */
export function findingsOf(lights: readonly Light[]): Finding[] {
  return lights.flatMap(({ verdict }) => findingsIn(verdict))
}

function without(verdict: Verdict, unwanted: string): Verdict {
  return verdict.kind === 'judged' ? judged(...verdict.findings.filter(({ id }) => id !== unwanted)) : verdict
}

function finds(verdict: Verdict): boolean {
  return findingsIn(verdict).length > 0
}
