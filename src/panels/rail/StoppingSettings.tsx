import type { StoppingSpec } from '../../document/types'
import { useRun } from '../../page'
import { Choice } from '../../ui/Choice'
import { NumberField } from '../../ui/NumberField'
import { StoppedNote } from '../transport/StoppedNote'
import { useSend } from './send'

const KINDS = [
  { value: 'none', label: 'never' },
  { value: 'epochs', label: 'epochs are over' },
  { value: 'gradient', label: 'gradient is small' },
  { value: 'change', label: 'loss stands still' },
  { value: 'outputs', label: 'outputs are close' },
  { value: 'test', label: 'test loss was best' },
] as const

const TOLERANCES = { gradient: 'Gradient norm below', change: 'Change of the loss below', outputs: 'Largest distance' } as const

/** When the run stops by itself. A rule begins where it is set, and fires where its condition begins to hold. */
export function StoppingSettings({ rule }: { readonly rule: StoppingSpec }) {
  const send = useSend()
  const tested = useRun((state) => state.split === null || state.split.test.length > 0)
  const set = (value: StoppingSpec) => send({ field: 'stopping', value })
  return (
    <>
      <Choice
        label="Stop when"
        value={rule.kind}
        options={KINDS}
        onChange={(kind) => set(startingRule(kind))}
        note={rule.kind === 'test' && !tested ? 'without test rows it never stops' : noteOf(rule.kind)}
      />
      {rule.kind === 'epochs' && (
        <NumberField whole label="Epochs" value={rule.epochs} onCommit={(epochs) => set({ kind: 'epochs', epochs })} />
      )}
      {rule.kind === 'test' && (
        <NumberField
          whole
          label="Patience (evaluations)"
          note="one at every step up to 100, then about one an epoch"
          value={rule.patience}
          onCommit={(patience) => set({ kind: 'test', patience })}
        />
      )}
      {'tolerance' in rule && (
        <NumberField label={TOLERANCES[rule.kind]} value={rule.tolerance} onCommit={(tolerance) => set({ ...rule, tolerance })} />
      )}
      <div className="settings-stopped">
        <StoppedNote />
      </div>
    </>
  )
}

function noteOf(kind: StoppingSpec['kind']): string | undefined {
  switch (kind) {
    case 'none':
      return undefined
    case 'epochs':
      return 'checked after every step'
    case 'test':
      return 'early stopping: no better test loss for a while'
    default:
      return 'checked at every evaluation of the losses'
  }
}

function startingRule(kind: StoppingSpec['kind']): StoppingSpec {
  switch (kind) {
    case 'none':
      return { kind }
    case 'epochs':
      return { kind, epochs: 100 }
    case 'test':
      return { kind, patience: 20 }
    case 'outputs':
      return { kind, tolerance: 0.1 }
    case 'gradient':
      return { kind, tolerance: 0.01 }
    case 'change':
      return { kind, tolerance: 0.0001 }
  }
}
