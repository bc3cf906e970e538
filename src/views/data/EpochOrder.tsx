import { useRef } from 'react'
import type { Frame } from '../../trainer/protocol'
import { paintBlank, paintNumber } from '../../ui/number/paint-number'
import { nounOf } from '../../words/counted'
import { ref } from '../ref'
import { usePainter } from '../use-painter'
import { firstDrawn, stateAt } from './order'

/** Rows that are drawn one by one. */
const MOST_CELLS = 200
const CELLS = Array.from({ length: MOST_CELLS }, (_, k) => k)

/** The rows in the order of the present epoch: those used, the next batch, and those to come. The table below has it as a column. */
export function EpochOrder() {
  const root = useRef<HTMLElement>(null)
  const paint = ({ position, order }: Frame) => {
    const node = root.current!
    const [epoch, batch, batches, used, of] = node.querySelectorAll('b')
    paintNumber(epoch!, position.epoch, ref('position', position.step, 'epoch'), 'count')
    paintNumber(batch!, position.batch, ref('position', position.step, 'batch'), 'count')
    paintNumber(batches!, position.batches, ref('position', position.step, 'batches'), 'count')
    paintNumber(used!, order.used, ref('order', position.step, 'used'), 'count')
    paintNumber(of!, order.of, ref('order', position.step, 'of'), 'count')
    node.querySelector('[data-part="noun"]')!.textContent = nounOf(order.of, 'training row')
    const first = firstDrawn(order, MOST_CELLS)
    const last = Math.min(first + MOST_CELLS, order.from + order.rows.length)
    node.querySelector<HTMLElement>('[data-part="cut"]')!.hidden = order.of <= MOST_CELLS
    for (const [k, cell] of node.querySelectorAll<HTMLElement>('.epoch-cells > span').entries()) {
      const place = first + k
      const state = place < last ? stateAt(order, place) : ''
      if (cell.dataset.state !== state) cell.dataset.state = state
      if (state === '') paintBlank(cell)
      else paintNumber(cell, order.rows[place - order.from]! + 1, ref('order', position.step, 'row', place), 'count')
    }
  }
  usePainter(paint, [])
  return (
    <section className="epoch-order" ref={root} aria-label="Order of the rows in this epoch">
      <p>
        epoch <b /> · next is batch <b /> of <b /> · <b /> of <b /> <span data-part="noun" /> used in this epoch
        <span data-part="cut" hidden>
          {' '}
          (those around the batch are shown)
        </span>
      </p>
      <p className="epoch-cells" aria-hidden="true">
        {CELLS.map((k) => (
          <span key={k} />
        ))}
      </p>
      <p className="epoch-legend" aria-hidden="true">
        <span data-state="used">row</span> used <span data-state="now">row</span> next batch <span data-state="later">row</span> to come
      </p>
    </section>
  )
}
