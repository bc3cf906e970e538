import { useLayoutEffect, useRef } from 'react'
import { gridCoordinate } from '../../../engine/objective/landscape'
import { firstRun, latestLandscape, type Run, RunProvider, subscribeLandscape, useThisRun } from '../../../page'
import type { Frame } from '../../../trainer/protocol'
import { fewestDigits } from '../../../ui/number/fewest-digits'
import { paintBlank, paintNumber } from '../../../ui/number/paint-number'
import { Heads } from '../../../ui/TableTwin'
import { ref } from '../../ref'
import { usePainter } from '../../use-painter'
import { coarseGrid } from '../layout'

const ROWS = Array.from({ length: 11 }, (_, k) => k)

interface CurveTablesProps {
  readonly name: string
  readonly beside: Run | null
  readonly height: number
}

/** The curve as a table of some of its points, and the next step of each run. */
export function CurveTables({ name, beside, height }: CurveTablesProps) {
  const rows = useRef<HTMLTableSectionElement>(null)
  const paint = () => {
    const curve = latestLandscape()
    const places = coarseGrid(curve?.side ?? 0, ROWS.length)
    for (const [k, row] of [...rows.current!.rows].entries()) {
      const [value, loss] = row.cells
      if (curve?.axes.length !== 1) for (const cell of [value, loss]) paintBlank(cell!)
      else {
        const coordinate = gridCoordinate(curve.domain[0], curve.side, places[k]!)
        paintNumber(value!, coordinate, ref('landscape', curve.step, 'coordinate', 0, places[k]), fewestDigits(coordinate, 3))
        paintNumber(loss!, curve.losses[places[k]!]!, ref('landscape', curve.step, 'loss', places[k]))
      }
    }
  }
  useLayoutEffect(() => {
    paint()
    return subscribeLandscape(paint)
  })
  return (
    <section className="view-table landscape-table" style={{ height }} tabIndex={0} aria-label="The curve as a table">
      <table>
        <caption>Loss for values of {name}</caption>
        <Heads names={[name, 'loss']} />
        <tbody ref={rows}>
          {ROWS.map((row) => (
            <tr key={row}>
              <th scope="row" />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      {[firstRun, ...(beside ? [beside] : [])].map((run) => (
        <RunProvider key={run.mark} value={run}>
          <StepTable name={name} compared={beside !== null} />
        </RunProvider>
      ))}
    </section>
  )
}

/** The present point with its slope, and where the next step leads. */
function StepTable({ name, compared }: { readonly name: string; readonly compared: boolean }) {
  const { mark } = useThisRun()
  const table = useRef<HTMLTableElement>(null)
  usePainter(
    ({ next }: Frame) => {
      const cells = [...table.current!.querySelectorAll('[data-number]')]
      if (!next) {
        for (const cell of cells) paintBlank(cell)
        return
      }
      const [now, loss, slope, then] = cells
      const record = (quantity: string, ...path: number[]) => ref('trace', next.step, quantity, ...path)
      paintNumber(now!, next.before[0]!, record('before', 0))
      paintNumber(loss!, next.dataLoss, record('dataLoss'))
      paintNumber(slope!, next.totalGradient[0]!, record('totalGradient', 0))
      paintNumber(then!, next.after[0]!, record('after', 0))
    },
    [name],
  )
  return (
    <table ref={table} className="landscape-twin" data-run={mark}>
      <caption>The next step{compared && ` of run ${mark}`}, on its batch, while the run rests</caption>
      <Heads names={['when', name, 'loss', 'slope']} />
      <tbody>
        <tr>
          <th scope="row">now</th>
          <td data-number />
          <td data-number />
          <td data-number />
        </tr>
        <tr>
          <th scope="row">after it</th>
          <td data-number />
          <td />
          <td />
        </tr>
      </tbody>
    </table>
  )
}
