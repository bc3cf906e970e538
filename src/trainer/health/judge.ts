import { judgeCycle } from './cycle-rule'
import { type Finding, judged, type LightId, type Verdict, type Vitals } from './finding'
import { judgeFit } from './fit-rule'
import { judgeGradients } from './gradient-rule'
import { judgeGrowth, judgeRate } from './loss-rules'
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
  const equal = judgeEqual(vitals)
  // one cause, one light: the gradient of a loss that runs away runs away too, and one that does not arrive moves little
  const gradients = finds(growth) ? without(judgeGradients(vitals), 'exploding-now') : judgeGradients(vitals)
  const rate = !descends || finds(growth) ? judged() : finds(gradients) ? without(judgeRate(vitals), 'too-small') : judgeRate(vitals)
  return [
    ...(descends ? [] : [{ id: 'cycle', name: 'the weights do not come round again', verdict: judgeCycle(vitals) } as const]),
    { id: 'growth', name: 'the loss does not grow', verdict: growth },
    { id: 'equal', name: 'no two hidden units are equal', verdict: equal },
    { id: 'gradients', name: 'the gradient reaches every layer', verdict: gradients },
    { id: 'units', name: 'no hidden unit is dead or saturated', verdict: judgeUnits(vitals) },
    { id: 'rate', name: 'the learning rate is neither too large nor too small', verdict: rate },
    { id: 'fit', name: 'the test loss does not rise', verdict: judgeFit(vitals) },
  ]
}

/** What is wrong, of all lights. */
export function findingsOf(lights: readonly Light[]): Finding[] {
  return lights.flatMap(({ verdict }) => (verdict.kind === 'judged' ? verdict.findings : []))
}

function without(verdict: Verdict, unwanted: string): Verdict {
  return verdict.kind === 'judged' ? judged(...verdict.findings.filter(({ id }) => id !== unwanted)) : verdict
}

function finds(verdict: Verdict): boolean {
  return verdict.kind === 'judged' && verdict.findings.length > 0
}
