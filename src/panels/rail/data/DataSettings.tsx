import type { GeneratedKind, TableKind } from '../../../data/kinds'
import { GENERATED, TABLES } from '../../../document/data-shape'
import type { DataSpec } from '../../../document/types'
import { setPainting, useRun } from '../../../page'
import { Button } from '../../../ui/Button'
import { Choice } from '../../../ui/Choice'
import { NumberField } from '../../../ui/NumberField'
import { counted } from '../../../words/counted'
import { useStartNewRun } from '../../new-run'
import { withData } from '../functions'
import { DigitsSettings } from './DigitsSettings'
import { FunctionSettings } from './FunctionSettings'
import { InputSettings } from './InputSettings'
import { OwnTable } from './OwnTable'
import { firstFunction } from './rows-by-function'
import '../settings.css'

type Kind = DataSpec['kind']
const OTHERS = { function: { label: 'a typed function' }, digits: { label: 'handwritten digits' } }
const LABELS = Object.entries({ ...GENERATED, ...TABLES, ...OTHERS }).map(([value, { label }]) => ({
  value: value as Kind,
  label,
}))

const FIRST_DIGITS: DataSpec = { kind: 'digits', training: 5000, test: 1000, augmentation: null }

/** What the menu calls data that it cannot offer; null for those that it can. */
function labelOfOwn(data: DataSpec): string | null {
  if (data.kind === 'table') return data.name
  return data.kind === 'rows' ? `given, ${counted(data.X.length, 'row')}` : null
}

/** The data set and its split; every change starts a new run. */
export function DataSettings() {
  const startNewRun = useStartNewRun()
  const data = useRun((state) => state.document.scenario.data)
  const split = useRun((state) => state.document.scenario.split)
  const generated = 'samples' in data ? data : null
  const setKind = (kind: Kind) => {
    if (kind === 'rows' || kind === 'table') return null
    const seed = generated?.seed ?? 1
    const first = (): DataSpec => {
      if (kind === 'digits') return FIRST_DIGITS
      if (kind === 'function') return firstFunction(seed)
      if (kind in TABLES) return { kind: kind as TableKind }
      const { samples, noise } = generated ?? { samples: 200, noise: 0.15 }
      return { kind: kind as GeneratedKind, samples: Math.max(samples, 20), noise, seed }
    }
    const next = first()
    return startNewRun((scenario) => withData(next, scenario))
  }
  const label = labelOfOwn(data)
  const own = label === null ? [] : [{ value: data.kind, label }]
  return (
    <div className="settings">
      <p className="settings-note">A change here starts a new run.</p>
      <Choice label="Data" value={data.kind} options={[...own, ...LABELS]} onChange={setKind} />
      <Button variant="outline" hint="Points of two or three classes, or of a curve" onClick={() => setPainting(true)}>
        Paint points
      </Button>
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
      {data.kind === 'function' && <FunctionSettings data={data} />}
      {data.kind === 'digits' && <DigitsSettings data={data} />}
      {'seed' in split && data.kind !== 'digits' && (
        <NumberField
          label="Share of test rows"
          value={split.testFraction}
          slider={{ min: 0, max: 0.9, step: 0.05 }}
          onCommit={(testFraction) => startNewRun(() => ({ split: { ...split, testFraction } }))}
        />
      )}
      {data.kind !== 'digits' && <InputSettings />}
      <OwnTable />
    </div>
  )
}
