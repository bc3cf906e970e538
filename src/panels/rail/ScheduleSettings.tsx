import type { ScheduleSpec } from '../../engine/step/schedules'
import { Choice } from '../../ui/Choice'
import { NumberField } from '../../ui/NumberField'
import { useSend } from './send'

const KINDS = [
  { value: 'constant', label: 'constant' },
  { value: 'step', label: 'in steps' },
  { value: 'exponential', label: 'exponential' },
  { value: 'inverse_time', label: 'inverse time' },
  { value: 'cosine', label: 'cosine' },
] as const

/** How the learning rate falls; counted from the step at which the schedule or the rate was set. */
export function ScheduleSettings({ schedule }: { readonly schedule: ScheduleSpec }) {
  const send = useSend()
  const set = (value: ScheduleSpec) => send({ field: 'schedule', value })
  return (
    <>
      <Choice label="Rate schedule" value={schedule.kind} options={KINDS} onChange={(kind) => set(startingSchedule(kind))} />
      {schedule.kind === 'step' && (
        <NumberField label="Steps between drops" value={schedule.stepSize} onCommit={(stepSize) => set({ ...schedule, stepSize })} />
      )}
      {(schedule.kind === 'step' || schedule.kind === 'exponential') && (
        <NumberField label="Factor γ" value={schedule.gamma} onCommit={(gamma) => set({ ...schedule, gamma })} />
      )}
      {schedule.kind === 'inverse_time' && <NumberField label="Decay k" value={schedule.k} onCommit={(k) => set({ ...schedule, k })} />}
      {schedule.kind === 'cosine' && (
        <>
          <NumberField label="Steps to the lowest rate" value={schedule.steps} onCommit={(steps) => set({ ...schedule, steps })} />
          <NumberField label="Lowest rate" value={schedule.minimum} onCommit={(minimum) => set({ ...schedule, minimum })} />
        </>
      )}
    </>
  )
}

function startingSchedule(kind: ScheduleSpec['kind']): ScheduleSpec {
  switch (kind) {
    case 'constant':
      return { kind }
    case 'step':
      return { kind, gamma: 0.5, stepSize: 500 }
    case 'exponential':
      return { kind, gamma: 0.999 }
    case 'inverse_time':
      return { kind, k: 0.001 }
    case 'cosine':
      return { kind, steps: 2000, minimum: 0 }
  }
}
