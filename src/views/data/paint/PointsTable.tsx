import { useState } from 'react'
import { formatExact } from '../../../ui/number/format-number'
import { Heads } from '../../../ui/TableTwin'
import { axesOf, classesOf, type Painting, spotsOf } from './painting'

/** The painted points as a table. */
export function PointsTable({ painting }: { readonly painting: Painting }) {
  const [open, setOpen] = useState(false)
  const classes = classesOf(painting)
  return (
    <details className="paint-points" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Points as a table</summary>
      {open && (
        <section className="view-table" tabIndex={0} aria-label="Painted points">
          <table>
            <Heads names={['point', ...axesOf(painting), ...(classes.length > 0 ? ['class'] : [])]} />
            <tbody>
              {spotsOf(painting).map(({ x, y, label }, k) => (
                <tr key={k}>
                  <th scope="row">{k + 1}</th>
                  <td>{formatExact(x)}</td>
                  <td>{formatExact(y)}</td>
                  {classes.length > 0 && <td>{classes[label]}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  )
}
