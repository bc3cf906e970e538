import { useRef } from 'react'
import { history, useApp } from '../../store'
import type { Frame } from '../../trainer/protocol'
import { paintCount, paintNumber, paintPercent } from '../../views/paint-number'
import { usePainter } from '../../views/use-painter'

/** One large sentence: where the run is and how well it does; a change is said here for two seconds. */
export function Caption() {
  // Errors are long and stay: they have a place of their own.
  const message = useApp((state) => (state.message?.kind === 'info' ? state.message : null))
  const root = useRef<HTMLDivElement>(null)
  usePainter((frame: Frame) => {
    const { position, row } = frame
    const at = (name: string) => root.current!.querySelector<HTMLElement>(`[data-part="${name}"]`)!
    paintCount(at('step'), position.step, `position:${position.step}/step`)
    paintCount(at('epoch'), position.epoch, `position:${position.step}/epoch`)
    const done = position.batches === 0 ? 0 : (position.batch - 1) / position.batches
    at('progress').style.transform = `scaleX(${done})`
    const measured = row ?? history.rows().at(-1) // a large network is measured now and then while it runs
    if (!measured) return
    paintNumber(at('loss'), measured.trainLoss, `history:${measured.step}/trainLoss`)
    const classes = !Number.isNaN(measured.testAccuracy)
    at('accuracy-part').hidden = !classes
    if (classes) paintPercent(at('accuracy'), measured.testAccuracy, `history:${measured.step}/testAccuracy`)
  }, [])
  return (
    <footer className="caption" ref={root}>
      <p className="caption-text" hidden={message !== null}>
        Step <b data-part="step" />, epoch <b data-part="epoch" />: training loss <b data-part="loss" className="caption-number" />
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
