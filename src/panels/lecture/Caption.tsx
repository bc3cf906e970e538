import { useRef } from 'react'
import { useApp } from '../../store'
import type { Frame } from '../../trainer/protocol'
import { paintCount, paintNumber, paintPercent } from '../../views/paint-number'
import { usePainter } from '../../views/use-painter'

/** One large sentence: where the run is and how well it does; a change is said here for two seconds. */
export function Caption() {
  const message = useApp((state) => state.message)
  const root = useRef<HTMLDivElement>(null)
  usePainter((frame: Frame) => {
    const { position, row } = frame
    const at = (name: string) => root.current!.querySelector<HTMLElement>(`[data-part="${name}"]`)!
    paintCount(at('step'), position.step, `position:${position.step}/step`)
    paintCount(at('epoch'), position.epoch, `position:${position.step}/epoch`)
    const done = position.batches === 0 ? 0 : (position.batch - 1) / position.batches
    at('progress').style.transform = `scaleX(${done})`
    if (!row) return
    paintNumber(at('loss'), row.trainLoss, `history:${row.step}/trainLoss`)
    const measured = !Number.isNaN(row.testAccuracy)
    at('accuracy-part').hidden = !measured
    if (measured) paintPercent(at('accuracy'), row.testAccuracy, `history:${row.step}/testAccuracy`)
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
      <div className="caption-track" aria-hidden="true">
        <div className="caption-progress" data-part="progress" />
      </div>
    </footer>
  )
}
