import { lazy, Suspense } from 'react'
import type { DataSpec } from '../../document/types'
import { useRun } from '../../page'
import { counted } from '../../words/counted'
import { Fold } from './Fold'
import { TrainingSettings } from './TrainingSettings'
import './rail.css'

const NetworkSettings = lazy(() => import('./NetworkSettings').then((module) => ({ default: module.NetworkSettings })))
const DataSettings = lazy(() => import('./data/DataSettings').then((module) => ({ default: module.DataSettings })))
const Cures = lazy(() => import('./Cures').then((module) => ({ default: module.Cures })))
const SeedSettings = lazy(() => import('./SeedSettings').then((module) => ({ default: module.SeedSettings })))

/** Every setting of the run: live changes on top, below them what starts a new run. */
export function Rail() {
  const scenario = useRun((state) => state.document.scenario)
  const network = useRun((state) => state.network)
  const activations = useRun((state) => state.activations)
  const seeds = scenario.initialization.kind === 'drawn' ? `weights ${scenario.initialization.seed}` : 'weights given'
  return (
    <nav className="rail" aria-label="Settings">
      {scenario.id === 'digits-overfitting' && scenario.data.kind === 'digits' && (
        <Suspense>
          <Cures data={scenario.data} />
        </Suspense>
      )}
      <h2 className="rail-title">Training</h2>
      <TrainingSettings />
      <Fold title="Network" summary={network && activations ? networkSummary(network.sizes, activations) : ''}>
        <NetworkSettings />
      </Fold>
      <Fold title="Data" summary={dataSummary(scenario.data)}>
        <DataSettings />
      </Fold>
      <Fold title="Seeds" summary={seeds}>
        <SeedSettings />
      </Fold>
    </nav>
  )
}

/** 2-4-1 tanh, sigmoid output. */
function networkSummary(sizes: readonly number[], activations: readonly string[]): string {
  const hidden = new Set(activations.slice(0, -1))
  return `${sizes.join('-')} ${[...hidden, `${activations.at(-1)} output`].join(', ').replaceAll('_', ' ')}`
}

function dataSummary(data: DataSpec): string {
  switch (data.kind) {
    case 'digits':
      return `digits, ${data.training.toLocaleString('en-US')} + ${counted(data.test, 'image')}`
    case 'table':
      return `${data.name}, ${counted(data.shape.rows, 'row')}`
    case 'rows':
      return `given, ${counted(data.X.length, 'row')}`
    case 'function':
      return `function, ${counted(data.rows, 'row')}`
    default:
      return 'samples' in data ? `${data.kind}, ${counted(data.samples, 'row')}` : data.kind
  }
}
