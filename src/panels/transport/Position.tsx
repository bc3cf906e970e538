import { lazy, Suspense, useMemo, useRef } from 'react'
import { cancelSeek, history, isCompared, usePage, useRun } from '../../page'
import { aboutTime, createPace, endOf } from '../../page/run/pace'
import { goal } from '../../page/state/transport'
import type { Frame } from '../../trainer/protocol'
import { Button } from '../../ui/Button'
import { formatCount } from '../../ui/number/format-number'
import { paintNumber } from '../../ui/number/paint-number'
import { ref } from '../../views/ref'
import { usePainter } from '../../views/use-painter'
import { useStopped } from './use-stopped'

const StoppedNote = lazy(() => import('./StoppedNote').then((module) => ({ default: module.StoppedNote })))

/** `step 1,240 · epoch 62 · batch 1 of 20` and the training loss, painted per frame. */
export function Position({ compact }: { readonly compact: boolean }) {
  const rate = usePage((state) => state.rate)
  const playing = useRun((state) => state.status === 'playing')
  const growing = useRun((state) => state.growing && state.diverged === null)
  const stopped = useStopped()
  const restorable = stopped !== null && stopped.bestStep !== null
  const compared = usePage(isCompared)
  const progress = useRun((state) => state.progress)
  const root = useRef<HTMLDivElement>(null)
  const last = useRef<number | null>(null)
  const pace = useMemo(() => createPace(), [])
  if (!playing) pace.forget()
  usePainter(
    (frame: Frame) => {
      const at = (name: string) => root.current!.querySelector(`[data-part="${name}"]`)!
      const { position, row } = frame
      for (const part of ['step', 'epoch', 'batch', 'batches'] as const) {
        paintNumber(at(part), position[part], ref('position', position.step, part), 'count')
      }
      const measured = row ?? history.rows().at(-1) // a large network is measured now and then while it runs
      if (measured) {
        paintNumber(at('loss'), measured.trainLoss, ref('history', measured.step, 'trainLoss'))
        const age = measured.step === position.step ? '' : ` at step ${formatCount(measured.step)}`
        if (at('age').textContent !== age) at('age').textContent = age
      }
      const skipped = last.current === null ? 1 : position.step - last.current
      last.current = position.step
      const every = at('every')
      const text = playing && skipped > 1 && (rate === 'max' || rate > 60) ? `showing every ${ordinal(skipped)} step` : ''
      if (every.textContent !== text) every.textContent = text
      if (playing) pace.hear(position.step, performance.now())
      const left = playing ? timeLeft(frame, pace.perSecond(), compact) : ''
      if (at('left').textContent !== left) at('left').textContent = left
    },
    [rate, playing],
  )
  return (
    <div className="position" ref={root}>
      <p className="position-line">
        step <b data-part="step" />
        <span className="position-rest">
          {' · '}epoch <b data-part="epoch" /> · batch <b data-part="batch" /> of <b data-part="batches" />
        </span>
      </p>
      <p className="position-line" hidden={compact && restorable}>
        {lossName(compact, compared)} <b data-part="loss" className="position-loss" />
        {growing && <em className="position-growing">{compact ? ' ↑' : ' growing'}</em>}
        <span data-part="age" /> {!compact && <span data-part="every" className="position-every" />}
        {compact && <span data-part="every" className="visually-hidden" />}
      </p>
      <p className="position-line position-left" data-part="left" />
      <Suspense>{stopped && (!compact || restorable) && <StoppedNote compact={compact} />}</Suspense>
      {progress && (
        <div className="position-progress">
          <p role="status">replaying to step {formatCount(progress.target)} …</p>
          <Button variant="outline" onClick={cancelSeek}>
            Stop here
          </Button>
        </div>
      )}
    </div>
  )
}

/** The time to the end of what the run does, at the pace that was measured; '' where either is unknown. */
function timeLeft({ position, training }: Frame, perSecond: number, compact: boolean): string {
  const end = endOf(position, training.stopping, goal())
  if (!end || !(perSecond > 0)) return ''
  const time = aboutTime(end.steps / perSecond)
  if (compact) return `${time} left`
  const of = {
    epochs: `${'epochs' in training.stopping ? formatCount(training.stopping.epochs) : ''} epochs`,
    epoch: 'this epoch',
    step: 'the way',
  }
  return `${time} left of ${of[end.of]}, at ${formatCount(Math.round(perSecond))} steps a second`
}

function lossName(compact: boolean, compared: boolean): string {
  if (compared) return compact ? 'loss A' : 'loss of run A'
  return compact ? 'loss' : 'training loss'
}

function ordinal(count: number): string {
  const tens = count % 100
  const suffix = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th')
  return `${formatCount(count)}${suffix}`
}
