import type { ReactNode, Ref } from 'react'
import { gridCoordinate } from '../../../engine/objective/landscape'
import type { LandscapeEvaluation } from '../../../trainer/protocol'
import { fewestDigits } from '../../../ui/number/fewest-digits'
import { paintNumber } from '../../../ui/number/paint-number'
import { ref } from '../../ref'
import { coarseGrid } from '../layout'

/** Rows and columns of the table. */
const COARSE = 5
const PLACES = Array.from({ length: COARSE }, (_, k) => k)

interface CoarseTableProps {
  readonly ref: Ref<HTMLElement>
  readonly names: readonly string[]
  readonly height: number
  readonly children: ReactNode // more tables below
}

/** The picture as a table of 5 × 5 of its losses; `paintCoarseTable` writes the numbers. */
export function CoarseTable({ ref, names, height, children }: CoarseTableProps) {
  return (
    <section ref={ref} className="view-table landscape-table" style={{ height }} tabIndex={0} aria-label="Losses as a table">
      <table>
        <caption>
          Loss for {names[1]} (rows) and {names[0]} (columns)
        </caption>
        <thead>
          <tr>
            <td />
            {PLACES.map((column) => (
              <th key={column} scope="col" data-axis="0" />
            ))}
          </tr>
        </thead>
        <tbody>
          {PLACES.map((row) => (
            <tr key={row}>
              <th scope="row" data-axis="1" />
              {PLACES.map((column) => (
                <td key={column} data-loss />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {children}
    </section>
  )
}

/** Writes the losses, the highest value of the second axis first. */
export function paintCoarseTable(node: HTMLElement, evaluation: LandscapeEvaluation): void {
  const { side, domain, losses, step } = evaluation
  const places = coarseGrid(side, COARSE)
  const paintAxis = (axis: 0 | 1, node: Element, k: number) => {
    const coordinate = gridCoordinate(domain[axis], side, places[k]!)
    paintNumber(node, coordinate, ref('landscape', step, 'coordinate', axis, places[k]), fewestDigits(coordinate, 3))
  }
  for (const [k, head] of node.querySelectorAll('[data-axis="0"]').entries()) paintAxis(0, head, k)
  for (const [k, head] of node.querySelectorAll('[data-axis="1"]').entries()) paintAxis(1, head, COARSE - 1 - k)
  for (const [k, cell] of node.querySelectorAll('[data-loss]').entries()) {
    const at = places[COARSE - 1 - Math.floor(k / COARSE)]! * side + places[k % COARSE]!
    paintNumber(cell, losses[at]!, ref('landscape', step, 'loss', at))
  }
}
