import type { Document } from '../types'
import { PRESETS } from './presets'
import { documentOf } from './start-presets'

/** What a scenario is known by, see `PortraitSubject`, after how many steps. */
interface Pose {
  readonly kind: 'output' | 'landscape' | 'curve' | 'loss' | 'network'
  readonly step: number
}

const POSES: Readonly<Record<string, Pose>> = {
  'two-two-two': { kind: 'network', step: 1000 },
  moons: { kind: 'output', step: 2000 },
  'momentum-valley': { kind: 'landscape', step: 300 },
  dropout: { kind: 'output', step: 3000 },
  'two-one-one': { kind: 'network', step: 100 },
  'one-weight': { kind: 'curve', step: 30 },
  parabola: { kind: 'curve', step: 20 },
  'two-two-one': { kind: 'network', step: 100 },
  'will-i-pass': { kind: 'output', step: 200 },
  grades: { kind: 'output', step: 5000 },
  'admissions-rows': { kind: 'loss', step: 100 },
  'relu-error': { kind: 'landscape', step: 20 },
  'relu-change': { kind: 'network', step: 20 },
  'relu-six': { kind: 'landscape', step: 5 },
  'relu-right': { kind: 'network', step: 1 },
  'relu-rows': { kind: 'landscape', step: 50 },
  'relu-rows-other': { kind: 'network', step: 50 },
  'three-slopes': { kind: 'loss', step: 20 },
  'random-start': { kind: 'network', step: 500 },
  admissions: { kind: 'loss', step: 300 },
  valley: { kind: 'landscape', step: 60 },
  'rate-limit': { kind: 'landscape', step: 12 },
  'momentum-swings': { kind: 'landscape', step: 150 },
  'momentum-overshoot': { kind: 'landscape', step: 200 },
  'one-hidden-unit': { kind: 'output', step: 2000 },
  'zero-weights': { kind: 'output', step: 1000 },
  'sigmoid-stuck': { kind: 'landscape', step: 60 },
  'five-sigmoid': { kind: 'output', step: 1000 },
  'l1-l2': { kind: 'landscape', step: 300 },
  'online-full': { kind: 'loss', step: 300 },
  'early-stopping': { kind: 'loss', step: 400 },
  'perceptron-and': { kind: 'output', step: 40 },
  'perceptron-xor': { kind: 'output', step: 40 },
  adaline: { kind: 'output', step: 200 },
  'generalized-delta': { kind: 'output', step: 400 },
  xor: { kind: 'output', step: 2000 },
  circles: { kind: 'output', step: 2000 },
  spirals: { kind: 'output', step: 1500 },
  gaussians: { kind: 'output', step: 500 },
  sine: { kind: 'output', step: 3000 },
  hills: { kind: 'output', step: 3000 },
  penguins: { kind: 'output', step: 1000 },
}

/** The run that a scenario's picture is drawn from, with what is shown of it. @throws RangeError for an unknown id */
export function portraitSubject(id: string): { readonly document: Document; readonly kind: Pose['kind'] } {
  const found = PRESETS.find((entry) => entry.id === id)
  const pose = POSES[id]
  if (!found || !pose) throw new RangeError(`no scenario is called ${id}`)
  return { document: { ...documentOf(found), step: pose.step }, kind: pose.kind }
}
