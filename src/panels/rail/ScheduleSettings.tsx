import { SCHEDULES } from '../../document/ranges'
import type { ScheduleSpec } from '../../engine/step/schedules'
import { Choice } from '../../ui/Choice'
import { KindFields } from './KindFields'
import { useSend } from './send'

type Kind = ScheduleSpec['kind']

const NAMES: Readonly<Record<Kind, string>> = {
  constant: 'constant',
  step: 'in steps',
  exponential: 'exponential',
  inverse_time: 'inverse time',
  cosine: 'cosine',
  cosine_restarts: 'cosine with warm restarts',
}

/** How the learning rate falls; counted from the step at which the schedule or the rate was set. */
export function ScheduleSettings({ schedule }: { readonly schedule: ScheduleSpec }) {
  const send = useSend()
  const set = (value: ScheduleSpec) => send({ field: 'schedule', value })
  return (
    <>
      <Choice
        label="Rate schedule"
        value={schedule.kind}
        options={(Object.keys(NAMES) as Kind[]).map((value) => ({ value, label: NAMES[value] }))}
        onChange={(kind) => set({ kind, ...SCHEDULES[kind] } as ScheduleSpec)}
      />
      <KindFields spec={schedule} settings={SCHEDULES[schedule.kind]} onChange={set} />
    </>
  )
}
