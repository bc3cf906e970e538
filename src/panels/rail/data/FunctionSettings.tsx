import type { FunctionSpec } from '../../../document/types'
import { SYNTAX } from '../../../expression'
import { Choice } from '../../../ui/Choice'
import { NumberField } from '../../../ui/NumberField'
import { TextField } from '../../../ui/TextField'
import { useStartNewRun } from '../../new-run'
import { withData } from '../functions'
import { MADE, type Made, madeBy, refusalOf, withMade } from './rows-by-function'

const OPTIONS = (Object.keys(MADE) as Made[]).map((value) => ({ value, label: MADE[value].label }))

/** Rows made by a typed function. What cannot be made is said with its place, and the run on the screen stays. */
export function FunctionSettings({ data }: { readonly data: FunctionSpec }) {
  const startNewRun = useStartNewRun()
  const made = madeBy(data)
  const open = (next: FunctionSpec) =>
    refusalOf(next) ?? startNewRun((scenario) => (next.task === data.task ? { data: next } : withData(next, scenario)))
  const set = (patch: Partial<FunctionSpec>) => open({ ...data, ...patch })
  return (
    <>
      <Choice label="Rows are" value={made} options={OPTIONS} onChange={(next) => open(withMade(data, next))} />
      <TextField key={made} label={MADE[made].field} value={data.formula} note={SYNTAX} onCommit={(formula) => set({ formula })} />
      <NumberField whole label="Rows" value={data.rows} onCommit={(rows) => set({ rows })} />
      <NumberField
        label="Noise"
        value={data.noise}
        slider={{ min: 0, max: 0.5, step: 0.01 }}
        note={made === 'curve' ? 'moves the curve from row to row' : 'added to the targets'}
        onCommit={(noise) => set({ noise })}
      />
      <NumberField label={made === 'two' ? 'Inputs from' : 'x1 from'} value={data.from} onCommit={(from) => set({ from })} />
      <NumberField label={made === 'two' ? 'Inputs to' : 'x1 to'} value={data.to} onCommit={(to) => set({ to })} />
      <NumberField whole label="Seed of the rows" value={data.seed} onCommit={(seed) => set({ seed })} />
    </>
  )
}
