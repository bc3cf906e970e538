import { lazy, Suspense } from 'react'
import type { Training } from '../../document/types'
import { useRun } from '../../page'
import { Choice } from '../../ui/Choice'
import { NumberField } from '../../ui/NumberField'
import { useSend } from './send'
import { tidyPower } from './tidy-power'

const DropoutSettings = lazy(() => import('./DropoutSettings').then((module) => ({ default: module.DropoutSettings })))
const OptimizerSettings = lazy(() => import('./OptimizerSettings').then((module) => ({ default: module.OptimizerSettings })))
const PenaltySettings = lazy(() => import('./PenaltySettings').then((module) => ({ default: module.PenaltySettings })))
const ScheduleSettings = lazy(() => import('./ScheduleSettings').then((module) => ({ default: module.ScheduleSettings })))
const StoppingSettings = lazy(() => import('./StoppingSettings').then((module) => ({ default: module.StoppingSettings })))

/** Logarithmic slider over 0.0001..10. */
const RATE_SLIDER = { min: -4, max: 1, step: 0.05, toSlider: (rate: number) => Math.log10(Math.max(rate, 1e-4)), fromSlider: tidyPower }

/** The settings that act at once on the running network. */
export function TrainingSettings() {
  const send = useSend()
  const training = useRun((state) => state.training)
  if (!training) return null
  return (
    <div className="settings">
      <NumberField
        label="Learning rate"
        value={training.learningRate}
        slider={RATE_SLIDER}
        onCommit={(value) => send({ field: 'learningRate', value })}
      />
      <Suspense fallback={<div className="field" />}>
        <ScheduleSettings schedule={training.schedule} />
      </Suspense>
      <Suspense fallback={<div className="field" />}>
        <OptimizerSettings optimizer={training.optimizer} />
      </Suspense>
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
      <Suspense fallback={<div className="field" />}>
        <PenaltySettings penalty={training.penalty} />
      </Suspense>
      <Suspense fallback={<div className="field" />}>
        <StoppingSettings rule={training.stopping} />
      </Suspense>
    </div>
  )
}

function BatchSettings({ training }: { readonly training: Training }) {
  const send = useSend()
  const rows = useRun((state) => state.split?.train.length ?? 1)
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
        note={rows === 1 ? undefined : 'takes effect from the next epoch'}
        onChange={(next) => send({ field: 'batchSize', value: next === 'full' ? 'full' : next === 'online' ? 1 : Math.min(10, rows) })}
      />
      {kind === 'mini' && (
        <NumberField whole label="Rows in a batch" value={size} onCommit={(value) => send({ field: 'batchSize', value })} />
      )}
    </>
  )
}
