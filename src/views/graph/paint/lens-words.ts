import type { Lens } from '../../../document/types'

interface LensWords {
  readonly label: string // in the lens bar
  readonly unit: string // what the number of a unit is
  readonly parameter: string // what the number on an edge or tag is; '' for the value itself
  readonly unitMark: 'forward' | 'backward'
  readonly parameterMark: 'none' | 'backward' | 'update'
}

export const LENSES: Readonly<Record<Lens, LensWords>> = {
  activations: { label: 'activations', unit: 'activation', parameter: '', unitMark: 'forward', parameterMark: 'none' },
  sums: { label: 'sums', unit: 'sum', parameter: '', unitMark: 'forward', parameterMark: 'none' },
  nodeErrors: { label: 'node errors', unit: 'node error', parameter: '', unitMark: 'backward', parameterMark: 'none' },
  gradients: { label: 'gradients', unit: 'node error', parameter: 'gradient', unitMark: 'backward', parameterMark: 'backward' },
  updates: { label: 'updates', unit: 'activation', parameter: 'update', unitMark: 'forward', parameterMark: 'update' },
}

export const LENS_ORDER: readonly Lens[] = ['activations', 'sums', 'nodeErrors', 'gradients', 'updates']
