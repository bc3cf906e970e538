import { useRef } from 'react'
import { sharing, useRun } from '../../../page'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { counted } from '../../../words/counted'

const offers = () => import('../../../page/tables/offer-table')

/** Opens a table, and says which one the run is on. */
export function OwnTable() {
  const data = useRun((state) => state.document.scenario.data)
  const split = useRun((state) => state.document.scenario.split)
  const file = useRef<HTMLInputElement>(null)
  return (
    <>
      {data.kind === 'table' && (
        <>
          <p className="settings-note">
            {data.name}: {counted(data.shape.rows, 'row')}, {counted(data.shape.inputNames.length, 'input')}.
          </p>
          <Button variant="outline" onClick={() => void offers().then(({ offerAgain }) => offerAgain(data, split))}>
            Change what enters
          </Button>
          <Button variant="outline" onClick={() => void offers().then(({ saveTable }) => saveTable(data))}>
            <Icon name="save" />
            Save table as CSV
          </Button>
        </>
      )}
      <Button variant="outline" hint="A CSV file; or drop it anywhere, or paste its rows" onClick={() => file.current?.click()}>
        <Icon name="open" />
        Open a table (CSV)
      </Button>
      <input
        ref={file}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        className="visually-hidden"
        aria-label="Table to open"
        tabIndex={-1}
        onChange={async ({ target }) => {
          const chosen = target.files?.[0]
          if (chosen) await (await sharing()).openChosenFile(chosen)
          target.value = ''
        }}
      />
    </>
  )
}
