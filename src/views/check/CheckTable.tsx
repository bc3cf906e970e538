import type { CheckEvaluation } from '../../trainer/protocol'
import { Painted } from './Painted'
import { checkRef } from './refs'

interface CheckTableProps {
  readonly check: CheckEvaluation
  readonly height: number
}

/** The curve as numbers. */
export function CheckTable({ check, height }: CheckTableProps) {
  return (
    <section className="check-table view-table" style={{ height }} tabIndex={0} aria-label="The check as a table">
      <table>
        <thead>
          <tr>
            <th scope="col">h</th>
            <th scope="col">central difference</th>
            <th scope="col">relative error</th>
            <th scope="col">kink</th>
          </tr>
        </thead>
        <tbody>
          {Array.from(check.hs, (h, k) => (
            <tr key={h}>
              <th scope="row">
                <Painted value={h} record={checkRef(check, 'h', k)} digits={1} />
              </th>
              <td>
                <Painted value={check.differences[k]!} record={checkRef(check, 'difference', k)} digits={9} />
              </td>
              <td>
                <Painted value={check.errors[k]!} record={checkRef(check, 'error', k)} digits={2} />
              </td>
              <td>{check.kinks[k] === 1 ? 'within h' : 'no'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
