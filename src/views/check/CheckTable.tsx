import type { CheckEvaluation } from '../../trainer/protocol'
import { TableTwin } from '../../ui/TableTwin'
import { Painted } from './Painted'
import { checkRef } from './refs'

interface CheckTableProps {
  readonly check: CheckEvaluation
  readonly height: number
}

/** The curve as numbers. */
export function CheckTable({ check, height }: CheckTableProps) {
  return (
    <TableTwin
      label="The check as a table"
      className="check-table"
      height={height}
      heads={['h', 'central difference', 'relative error', 'kink']}
    >
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
    </TableTwin>
  )
}
