import type { CheckEvaluation } from '../../trainer/protocol'
import { Num } from '../../ui/number/Num'
import { TableTwin } from '../../ui/TableTwin'
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
            <Num value={h} record={checkRef(check, 'h', k)} format={1} />
          </th>
          <td>
            <Num value={check.differences[k]!} record={checkRef(check, 'difference', k)} format={9} />
          </td>
          <td>
            <Num value={check.errors[k]!} record={checkRef(check, 'error', k)} format={2} />
          </td>
          <td>{check.kinks[k] === 1 ? 'within h' : 'no'}</td>
        </tr>
      ))}
    </TableTwin>
  )
}
