import { Suspense } from 'react'
import type { Training } from '../../document/types'
import type { PenaltySpec } from '../../engine/penalties'
import { useApp } from '../../store'
import { Choice } from '../../ui/Choice'
import { NumberField } from '../../ui/NumberField'
import { DropoutSettings, StoppingSettings } from '../on-demand'
import { OptimizerSettings } from './OptimizerSettings'
import { ScheduleSettings } from './ScheduleSettings'
import { useSend } from './send'

const PENALTIES = [
  { value: 'none', label: 'none' },
  { value: 'l2 half', label: 'L2: λ/2 Σw²' },
  { value: 'l2 plain', label: 'L2: λ Σw²' },
  { value: 'l2 nielsen', label: 'L2: λ/(2n) Σw²' },
  { value: 'l1 plain', label: 'L1: λ Σ|w|' },
  { value: 'l1 nielsen', label: 'L1: λ/n Σ|w|' },
] as const

/** Logarithmic slider over 0.0001..10. */
const RATE_SLIDER = { min: -4, max: 1, step: 0.05, toSlider: (rate: number) => Math.log10(Math.max(rate, 1e-4)), fromSlider: tidyPower }

/** The settings that act at once on the running network. */
export function TrainingSettings() {
  const send = useSend()
  const training = useApp((state) => state.training)
  if (!training) return null
  return (
    <div className="settings">
      <NumberField
        label="Learning rate"
        value={training.learningRate}
        slider={RATE_SLIDER}
        onCommit={(value) => send({ field: 'learningRate', value })}
      />
      <ScheduleSettings schedule={training.schedule} />
      <OptimizerSettings optimizer={training.optimizer} />
      <NumberField
        label="Dropout"
        value={training.dropout}
        slider={{ min: 0, max: 0.8, step: 0.05 }}
        note={training.dropout > 0 ? 'chance that a hidden unit is dropped' : undefined}
        onCommit={(value) => send({ field: 'dropout', value })}
      />
      <Suspense>
        <DropoutSettings training={training} />
      </Suspense>
      <BatchSettings training={training} />
      <PenaltySettings penalty={training.penalty} />
      <Suspense fallback={<div className="field" />}>
        <StoppingSettings rule={training.stopping} />
      </Suspense>
    </div>
  )
}

function BatchSettings({ training }: { readonly training: Training }) {
  const send = useSend()
  const rows = useApp((state) => state.split?.train.length ?? 1)
  const size = training.batchSize === 'full' ? rows : training.batchSize
  const kind = training.batchSize === 'full' ? 'full' : size === 1 ? 'online' : 'mini'
  return (
    <>
      <Choice
        label="Batch"
        value={kind}
        options={[
          { value: 'full', label: rows === 1 ? 'the one row' : `full: all ${rows} rows` },
          { value: 'mini', label: 'mini-batch' },
          { value: 'online', label: 'online: one row' },
        ]}
        note={rows === 1 ? undefined : 'acts from the next epoch on'}
        onChange={(next) => send({ field: 'batchSize', value: next === 'full' ? 'full' : next === 'online' ? 1 : Math.min(10, rows) })}
      />
      {kind === 'mini' && <NumberField label="Rows in a batch" value={size} onCommit={(value) => send({ field: 'batchSize', value })} />}
    </>
  )
}

function PenaltySettings({ penalty }: { readonly penalty: PenaltySpec }) {
  const send = useSend()
  const value = penalty.kind === 'none' ? 'none' : (`${penalty.kind} ${penalty.form}` as (typeof PENALTIES)[number]['value']) // every pair is listed
  const lambda = penalty.kind === 'none' ? 0.01 : penalty.lambda
  return (
    <>
      <Choice
        label="Weight penalty"
        value={value}
        options={PENALTIES}
        onChange={(next) => send({ field: 'penalty', value: penaltyOf(next, lambda) })}
      />
      {penalty.kind !== 'none' && (
        <NumberField
          label="λ"
          value={penalty.lambda}
          slider={{ min: -5, max: 1, step: 0.1, toSlider: (l) => Math.log10(Math.max(l, 1e-5)), fromSlider: tidyPower }}
          onCommit={(next) => send({ field: 'penalty', value: { ...penalty, lambda: next } })}
        />
      )}
    </>
  )
}

function penaltyOf(choice: (typeof PENALTIES)[number]['value'], lambda: number): PenaltySpec {
  switch (choice) {
    case 'none':
      return { kind: 'none' }
    case 'l2 half':
      return { kind: 'l2', form: 'half', lambda }
    case 'l2 plain':
      return { kind: 'l2', form: 'plain', lambda }
    case 'l2 nielsen':
      return { kind: 'l2', form: 'nielsen', lambda }
    case 'l1 plain':
      return { kind: 'l1', form: 'plain', lambda }
    case 'l1 nielsen':
      return { kind: 'l1', form: 'nielsen', lambda }
  }
}

/** 10^position with two significant digits, so that a slider lands on numbers a person would type. */
function tidyPower(position: number): number {
  return Number((10 ** position).toPrecision(2))
}
