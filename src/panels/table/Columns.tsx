import { type Draft, type Use, useOf, usesOf, withUse } from '../../page/tables/draft'
import type { OpenedTable } from '../../trainer/table-reader'
import { formatCount, formatExact } from '../../ui/number/format-number'
import { Select } from '../../ui/Select'
import { Histogram } from './Histogram'

const USES: Readonly<Record<Use, string>> = {
  standard: 'input, standardized',
  minmax: 'input, from 0 to 1',
  raw: 'input, as it is',
  dummies: 'input, 0 or 1 for each value',
  target: 'target: to be predicted',
  out: 'left out',
}

interface ColumnsProps {
  readonly opened: OpenedTable
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
}

/** Every column with its type, gaps, values and use. */
export function Columns({ opened, draft, onChange }: ColumnsProps) {
  const { table, suggestion } = opened
  return (
    <section className="offer-scroll offer-columns" aria-label="Columns of the table" tabIndex={0}>
      <table className="offer-table">
        <thead>
          <tr>
            <th scope="col">column</th>
            <th scope="col">type</th>
            <th scope="col">empty</th>
            <th scope="col">values</th>
            <th scope="col">use</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map((column, place) => {
            const facts = suggestion.facts[place]!
            const use = useOf(draft.recipe, place)
            return (
              <tr key={column.name} data-out={use === 'out' || undefined}>
                <th scope="row">{column.name}</th>
                <td>{column.kind === 'numbers' ? 'number' : 'text'}</td>
                <td className="offer-number">{formatCount(facts.gaps)}</td>
                <td>
                  <span className="offer-values">
                    <Histogram bars={facts.bars} />
                    <span>
                      {column.kind === 'numbers'
                        ? `${formatExact(facts.low)} to ${formatExact(facts.high)}`
                        : facts.different <= 4
                          ? column.labels.join(', ')
                          : `${formatCount(facts.different)} different`}
                    </span>
                  </span>
                </td>
                <td>
                  <Select<Use>
                    label={`Use of ${column.name}`}
                    value={use}
                    options={usesOf(opened, place).map((value) => ({ value, label: USES[value] }))}
                    onChange={(next) => onChange(withUse(opened, draft, place, next))}
                  />
                  <span className="offer-note">{reasonFor(use, suggestion.reasons[place] ?? '')}</span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

/** A reason stays as long as what it is for. */
function reasonFor(use: Use, reason: string): string {
  if (use === 'out') return reason.startsWith('left out: ') ? reason.slice('left out: '.length) : ''
  return use === 'dummies' && !reason.startsWith('left out') ? reason : ''
}
