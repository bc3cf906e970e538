import type { GeneratedKind, TableKind } from '../../data/kinds'
import { GENERATED, TABLES } from '../../document/data-shape'
import { FIRST_SPLIT } from '../../document/presets/scenario'
import type { DataSpec } from '../../document/types'
import { useRun } from '../../page'
import { Choice } from '../../ui/Choice'
import { NumberField } from '../../ui/NumberField'
import { counted } from '../../words/counted'
import { useStartNewRun } from '../new-run'
import { DigitsSettings } from './DigitsSettings'
import { functionsForData } from './functions'
import { OwnTable } from './OwnTable'
import './settings.css'

type Kind = DataSpec['kind']
const LABELS = Object.entries({ ...GENERATED, ...TABLES, digits: { label: 'handwritten digits' } }).map(([value, { label }]) => ({
  value: value as Kind,
  label,
}))

const FIRST_DIGITS: DataSpec = { kind: 'digits', training: 5000, test: 1000, augmentation: null }

/** What the menu calls data that it cannot offer; null for those that it can. */
function labelOfOwn(data: DataSpec): string | null {
  if (data.kind === 'table') return data.name
  if (data.kind === 'rows') return `given, ${counted(data.X.length, 'row')}`
  return data.kind === 'function' ? `function, ${counted(data.rows, 'row')}` : null
}

/** The data set and its split; every change starts a new run. */
export function DataSettings() {
  const startNewRun = useStartNewRun()
  const data = useRun((state) => state.document.scenario.data)
  const split = useRun((state) => state.document.scenario.split)
  const generated = 'samples' in data ? data : null
  const setKind = (kind: Kind) => {
    if (kind === 'rows' || kind === 'table' || kind === 'function') return null
    const seed = generated?.seed ?? 1
    const next: DataSpec =
      kind === 'digits'
        ? FIRST_DIGITS
        : kind in TABLES
          ? { kind: kind as TableKind }
          : { kind: kind as GeneratedKind, samples: Math.max(generated?.samples ?? 0, 20) || 200, noise: generated?.noise ?? 0.15, seed }
    return startNewRun(({ network: { hidden, activations } }) => {
      // other data may need other outputs and another loss; hidden layers and their activations stay
      const functions = functionsForData(next, activations)
      const drawn = 'seed' in split ? {} : { split: FIRST_SPLIT } // row numbers are of the rows before
      return { data: next, ...drawn, network: { hidden, activations: functions.activations }, training: { loss: functions.loss } }
    })
  }
  const label = labelOfOwn(data)
  const own = label === null ? [] : [{ value: data.kind, label }]
  return (
    <div className="settings">
      <p className="settings-note">A change here starts a new run.</p>
      <Choice label="Data" value={data.kind} options={[...own, ...LABELS]} onChange={setKind} />
      {generated && (
        <>
          <NumberField
            whole
            label="Rows"
            value={generated.samples}
            onCommit={(samples) => startNewRun(() => ({ data: { ...generated, samples } }))}
          />
          <NumberField
            label="Noise"
            value={generated.noise}
            slider={{ min: 0, max: 0.5, step: 0.01 }}
            onCommit={(noise) => startNewRun(() => ({ data: { ...generated, noise } }))}
          />
        </>
      )}
      {data.kind === 'digits' && <DigitsSettings data={data} />}
      {'seed' in split && data.kind !== 'digits' && (
        <NumberField
          label="Share of test rows"
          value={split.testFraction}
          slider={{ min: 0, max: 0.9, step: 0.05 }}
          onCommit={(testFraction) => startNewRun(() => ({ split: { ...split, testFraction } }))}
        />
      )}
      <OwnTable />
    </div>
  )
}
