import { Fragment } from 'react'
import type { Entering, PreparedColumn } from '../../data/dataset'
import { useRun } from '../../page'
import { Num } from '../../ui/number/Num'
import { Heads } from '../../ui/TableTwin'
import { ref } from '../ref'

const ENTERS: Readonly<Record<Entering, string>> = {
  standard: '(value − mean) / deviation',
  minmax: '(value − least) / (greatest − least)',
  raw: 'as it is',
  dummies: '0 or 1 for each value',
}

const PARTS = ['training', 'all'] as const
const NUMBERS = ['mean', 'deviation', 'minimum', 'maximum'] as const

/** What was done to the columns of a table, with the statistics of the training rows beside those of all rows. */
export function PreparedColumns() {
  const columns = useRun((state) => state.dataset?.prepared)
  const data = useRun((state) => state.document.scenario.data)
  if (!columns || columns.length === 0 || data.kind !== 'table') return null
  const { statistics, divisor } = data.recipe
  const dummies = data.recipe.inputs.filter(({ as }) => as === 'dummies').length
  return (
    <details className="data-prepared">
      <summary>What was done to the columns of {data.name}</summary>
      <p>
        Statistics of {statistics === 'training' ? 'the training rows' : 'all rows'} are used; those of{' '}
        {statistics === 'training' ? 'all rows' : 'the training rows'} are shown below them. The variance is divided by{' '}
        {divisor === 'n' ? 'n' : 'n − 1'}.{dummies > 0 && ' Categories have a column of 0 and 1 for each value, since they have no order.'}
      </p>
      <table>
        <Heads names={['column', 'enters', 'of the rows', 'mean', 'deviation', 'least', 'greatest', 'gaps filled']} />
        <tbody>
          {columns.map((column, k) => (
            <Fragment key={`${column.role} ${column.name}`}>
              {PARTS.map((part) => (
                <Row key={part} column={column} place={k} part={part} used={part === statistics} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </details>
  )
}

interface RowProps {
  readonly column: PreparedColumn
  readonly place: number
  readonly part: (typeof PARTS)[number]
  readonly used: boolean
}

function Row({ column, place, part, used }: RowProps) {
  const first = part === 'training'
  return (
    <tr data-used={used || undefined}>
      {first && (
        <th scope="row" rowSpan={2}>
          {column.name}
          {column.role === 'target' && ', target'}
        </th>
      )}
      {first && <td rowSpan={2}>{ENTERS[column.as]}</td>}
      <td>
        {part}
        {used && ' (used)'}
      </td>
      {NUMBERS.map((name) => (
        <td key={name}>
          <Num value={column[part][name]} as="span" record={ref('prepared', 0, place, part, name)} />
        </td>
      ))}
      {first && (
        <td rowSpan={2}>
          <Num value={column.filled} as="span" record={ref('prepared', 0, place, 'filled')} format="count" />
        </td>
      )}
    </tr>
  )
}
