import { useRef } from 'react'
import { firstRun, history, placesOf, type Run, usePage } from '../../page'
import type { Inside } from '../../page/state/inside-state'
import type { Frame, HistoryRow } from '../../trainer/protocol'
import { formatCount } from '../../ui/number/format-number'
import { paintNumber } from '../../ui/number/paint-number'
import { imageName } from '../../views/digits/image-name'
import { ref } from '../../views/ref'
import { usePainter } from '../../views/use-painter'
import { KIND_WORDS } from '../inside/operation-words'
import { Speed } from '../transport/Transport'
import { RestoreOffer, StoppedLines } from './StoppedLines'

/** A message longer than this is written smaller, in two lines. */
const ONE_LINE = 70

/** One large sentence: where the run is and how well it does. A change shows for two seconds, the reason for a stop stays. */
export function Caption() {
  // Errors are long and stay: they have a place of their own.
  const message = usePage((state) => (state.message?.kind === 'info' ? state.message : null))
  const inside = usePage((state) => state.inside)
  const beside = usePage(({ runs }) => runs[1] ?? null)
  const root = useRef<HTMLDivElement>(null)
  usePainter(
    (frame: Frame) => {
      const { position, row } = frame
      const at = (name: string) => root.current!.querySelector<HTMLElement>(`[data-part="${name}"]`)!
      paintNumber(at('step'), position.step, ref('position', position.step, 'step'), 'count')
      const done = position.batches === 0 ? 0 : (position.batch - 1) / position.batches
      at('progress').style.transform = `scaleX(${done})`
      const measured = row ?? history.rows().at(-1) // a large network is measured now and then while it runs
      if (!measured) return
      paintNumber(at('loss'), measured.trainLoss, ref('history', measured.step, 'trainLoss'))
      if (beside) paintBeside(at, beside, measured)
      else {
        paintNumber(at('epoch'), position.epoch, ref('position', position.step, 'epoch'), 'count')
        at('accuracy-part').hidden = Number.isNaN(measured.testAccuracy)
        paintNumber(at('accuracy'), measured.testAccuracy, ref('history', measured.step, 'testAccuracy'), 'percent')
      }
    },
    [],
    beside,
  )
  return (
    <footer className="caption" ref={root}>
      <div className="caption-words" data-compared={beside !== null || undefined}>
        {inside && !message && <p className="caption-text">{insideText(inside)}</p>}
        <p className="caption-text" hidden={message !== null || inside !== null}>
          {beside ? <BothRuns /> : <OneRun />}
        </p>
        {!inside && !message && <StoppedLines />}
        {message && (
          <p className="caption-text caption-message" data-long={message.text.length > ONE_LINE || undefined}>
            {message.text}
          </p>
        )}
      </div>
      {!inside && <RestoreOffer />}
      {!inside && <Speed />}
      <div className="caption-track" aria-hidden="true" title="Place in the epoch">
        <div className="caption-progress" data-part="progress" />
      </div>
    </footer>
  )
}

function OneRun() {
  return (
    <>
      Step <b data-part="step" />, epoch <b data-part="epoch" />: training loss <b data-part="loss" className="caption-number" />
      <span data-part="accuracy-part">
        {' '}
        · test accuracy <b data-part="accuracy" className="caption-number" />
      </span>
    </>
  )
}

/** The losses of both runs, with the step of run B where its batches differ. */
function BothRuns() {
  return (
    <>
      <span className="caption-part">
        Step <b data-part="step" />
        <span data-part="step-part" data-run="B">
          {' '}
          (A), <b data-part="step-b" /> (B)
        </span>
        : training loss A <b data-part="loss" className="caption-number" />
        <span data-run="B">
          {' '}
          · B <b data-part="loss-b" className="caption-number" />
        </span>
      </span>{' '}
      <span className="caption-part" data-part="test-part">
        test loss A <b data-part="test" className="caption-number" />
        <span data-run="B">
          {' '}
          · B <b data-part="test-b" className="caption-number" />
        </span>
      </span>
    </>
  )
}

function paintBeside(at: (name: string) => HTMLElement, beside: Run, measured: HistoryRow): void {
  const frame = beside.frames.latest()
  const other = frame?.row ?? beside.frames.history.rows().at(-1)
  if (!frame || !other) return
  at('step-part').hidden = placesOf(firstRun.state.getState(), beside.state.getState()).unit === 'step'
  paintNumber(at('step-b'), frame.position.step, ref('position', frame.position.step, 'step'), 'count')
  paintNumber(at('loss-b'), other.trainLoss, ref('history', other.step, 'trainLoss'))
  at('test-part').hidden = Number.isNaN(measured.testLoss)
  paintNumber(at('test'), measured.testLoss, ref('history', measured.step, 'testLoss'))
  paintNumber(at('test-b'), other.testLoss, ref('history', other.step, 'testLoss'))
}

const PHASES = { forward: '▸ forward', backward: '◂ backward', update: '● update' } as const

/** Where a walk through a step is. */
function insideText({ step, index, operations, context }: Inside): string {
  const place = `operation ${formatCount(index + 1)} of ${formatCount(operations.count('operation'))}`
  const { kind, phase } = operations.at(index)
  const of = context.trace.ends
    ? `${imageName(context.trace.rows[0]!)}, step ${formatCount(step)}`
    : `step ${formatCount(step)} → ${formatCount(step + 1)}`
  return `${of.charAt(0).toUpperCase()}${of.slice(1)}, ${PHASES[phase]}, ${place}: ${KIND_WORDS[kind]}`
}
