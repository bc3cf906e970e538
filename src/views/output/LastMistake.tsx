import { useRef } from 'react'
import { useRun } from '../../page'
import type { Frame } from '../../trainer/protocol'
import { paintBlank, paintNumber } from '../../ui/number/paint-number'
import { ref } from '../ref'
import { usePainter } from '../use-painter'
import './perceptron.css'

/** What the perceptron rule did in the last step, in a sentence, and whether its weights have been there before; `line`: a line is drawn above. */
export function LastMistake({ line }: { readonly line: boolean }) {
  const network = useRun((state) => state.network)
  const root = useRef<HTMLDivElement>(null)

  function paint({ trace, position, revisit }: Frame): void {
    const [none, one, batch, round] = root.current!.children as unknown as readonly HTMLElement[]
    const single = trace?.rows.length === 1
    none!.hidden = trace !== null
    one!.hidden = !single
    batch!.hidden = trace === null || single
    const [from, to, row, ...outcomes] = one!.querySelectorAll('b')
    // dL/db of a batch of one is a − y: 1, 0 or −1
    const error = single && network ? trace.dataGradient[network.layers[0]!.b]! : 0
    for (const outcome of outcomes) outcome.hidden = outcome.dataset.error !== String(Math.sign(error))
    if (single) paintNumber(from!, trace.step, ref('trace', trace.step, 'step'), 'count')
    else paintBlank(from!)
    if (single) paintNumber(to!, position.step, ref('position', position.step, 'step'), 'count')
    else paintBlank(to!)
    if (single) paintNumber(row!, trace.rows[0]! + 1, ref('trace', trace.step, 'row', 0), 'count')
    else paintBlank(row!)
    round!.hidden = revisit === null
    const [again, earlier] = round!.querySelectorAll('b')
    if (revisit) paintNumber(again!, revisit.step, ref('revisit', revisit.step, 'step'), 'count')
    else paintBlank(again!)
    if (revisit) paintNumber(earlier!, revisit.earlier, ref('revisit', revisit.step, 'earlier'), 'count')
    else paintBlank(earlier!)
  }
  usePainter(paint, [network])

  const faint = line && ' Faint: the line before.'
  return (
    <div ref={root} className="view-words output-last">
      <p>Press Step: a mistake moves the line.</p>
      <p>
        Step <b /> → <b />, row <b />: <b data-error="0">right, nothing changes.</b>
        <b data-error="-1">a mistake, w + ηx.{faint}</b>
        <b data-error="1">a mistake, w − ηx.{faint}</b>
      </p>
      <p>The mistakes of the batch moved w.{faint}</p>
      <p data-alarm>
        Step <b /> has the weights of step <b /> again: see Health.
      </p>
    </div>
  )
}
