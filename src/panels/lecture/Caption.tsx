import { useRef } from 'react'
import { history, useApp } from '../../store'
import type { Inside } from '../../store/inside'
import type { Frame } from '../../trainer/protocol'
import { formatCount } from '../../ui/format-number'
import { paintCount, paintNumber, paintPercent } from '../../views/paint-number'
import { usePainter } from '../../views/use-painter'
import { KIND_WORDS } from '../inside/operation-words'

/** One large sentence: where the run is and how well it does; a change is said here for two seconds. */
export function Caption() {
  // Errors are long and stay: they have a place of their own.
  const message = useApp((state) => (state.message?.kind === 'info' ? state.message : null))
  const inside = useApp((state) => state.inside)
  const beside = useApp((state) => state.comparison?.beside ?? null)
  const root = useRef<HTMLDivElement>(null)
  usePainter(
    (frame: Frame) => {
      const { position, row } = frame
      const at = (name: string) => root.current!.querySelector<HTMLElement>(`[data-part="${name}"]`)!
      paintCount(at('step'), position.step, `position:${position.step}/step`)
      paintCount(at('epoch'), position.epoch, `position:${position.step}/epoch`)
      const done = position.batches === 0 ? 0 : (position.batch - 1) / position.batches
      at('progress').style.transform = `scaleX(${done})`
      const measured = row ?? history.rows().at(-1) // a large network is measured now and then while it runs
      if (!measured) return
      paintNumber(at('loss'), measured.trainLoss, `history:${measured.step}/trainLoss`)
      const other = beside && (beside.frames.latest()?.row ?? beside.frames.history.rows().at(-1))
      if (other) paintNumber(at('loss-b'), other.trainLoss, `history:${other.step}/trainLoss`)
      const classes = !beside && !Number.isNaN(measured.testAccuracy)
      at('accuracy-part').hidden = !classes
      if (classes) paintPercent(at('accuracy'), measured.testAccuracy, `history:${measured.step}/testAccuracy`)
    },
    [beside],
  )
  return (
    <footer className="caption" ref={root}>
      {inside && !message && <p className="caption-text">{insideText(inside)}</p>}
      <p className="caption-text" hidden={message !== null || inside !== null}>
        Step <b data-part="step" />, epoch <b data-part="epoch" />: training loss <b data-part="loss" className="caption-number" />
        {beside && (
          <span data-run="B">
            {' '}
            (A), <b data-part="loss-b" className="caption-number" /> (B)
          </span>
        )}
        <span data-part="accuracy-part">
          , test accuracy <b data-part="accuracy" className="caption-number" />
        </span>
      </p>
      {message && <p className="caption-text caption-message">{message.text}</p>}
      <div className="caption-track" aria-hidden="true" title="Place in the epoch">
        <div className="caption-progress" data-part="progress" />
      </div>
    </footer>
  )
}

const PHASES = { forward: '▸ forward', backward: '◂ backward', update: '● update' } as const

/** Where a walk through a step is. */
function insideText({ step, index, operations }: Inside): string {
  const place = `operation ${formatCount(index + 1)} of ${formatCount(operations.count('operation'))}`
  const { kind, phase } = operations.at(index)
  return `Step ${formatCount(step)} → ${formatCount(step + 1)}, ${PHASES[phase]}, ${place}: ${KIND_WORDS[kind]}`
}
