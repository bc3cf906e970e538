import { useRef } from 'react'
import { unitName } from '../../engine/network/names'
import type { Network } from '../../engine/network/network'
import { useThisRun } from '../../page'
import { type MaskColumn, STRIP_STEPS } from '../../page/run/masks'
import { paintBlank, paintNumber } from '../../ui/number/paint-number'
import { ref } from '../ref'
import { usePainter } from '../use-painter'

/** Units of a layer that are listed. */
const MOST_UNITS = 24
const WORDS = { kept: ['●', 'kept'], dropped: ['×', 'dropped'], in: ['■', 'pinned in'], out: ['□', 'pinned out'], blank: ['', ''] } as const

/** The masks of the last steps, a column for each: which unit was kept and which dropped; and the one that comes next, before it acts. */
export function MaskStrip({ network }: { readonly network: Network }) {
  const { masks } = useThisRun()
  const root = useRef<HTMLDivElement>(null)
  const paint = () => {
    const next = masks.next()
    paintStrip(root.current!, [...masks.strip(), next])
    const row = root.current!.querySelector('b')!
    row.parentElement!.hidden = next === null
    if (next) paintNumber(row, next.row, ref('trace', next.step, 'row', next.position), 'count')
    else paintBlank(row)
  }
  usePainter(paint, [network])
  return (
    <div className="dropout-strips" ref={root}>
      <p className="dropout-strips-about">
        One row’s mask in each of the last {STRIP_STEPS} steps, blank where a step was not shown or had no mask. Far right: the next step’s
        mask
        <span>
          {' '}
          for row <b />
        </span>
        , not applied yet; blank while the run plays.
      </p>
      {network.layers.slice(0, -1).map((layer, l) => (
        <table key={network.layers[l]!.W} className="dropout-strip">
          <caption>
            Hidden layer {l + 1}
            {layer.out > MOST_UNITS && `, the first ${MOST_UNITS} units`}
          </caption>
          <tbody>
            {Array.from({ length: Math.min(layer.out, MOST_UNITS) }, (_, unit) => (
              <tr key={unit}>
                <th scope="row">{unitName(network, l + 1, unit)}</th>
                {Array.from({ length: STRIP_STEPS + 1 }, (_, k) => (
                  <td key={k} data-next={k === STRIP_STEPS || undefined}>
                    <span aria-hidden="true" />
                    <span className="visually-hidden" />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}

function paintStrip(root: HTMLElement, columns: readonly (MaskColumn | null)[]): void {
  for (const [l, table] of [...root.querySelectorAll('table')].entries()) {
    for (const [unit, row] of [...table.tBodies[0]!.rows].entries()) {
      for (const [k, column] of columns.entries()) {
        const cell = row.cells[k + 1]!
        const state = column?.states[l]?.[unit] ?? 'blank'
        if ((cell.dataset.state ?? 'blank') === state) continue
        cell.dataset.state = state
        const [mark, word] = WORDS[state]
        cell.children[0]!.textContent = mark
        cell.children[1]!.textContent = word
      }
    }
  }
}
