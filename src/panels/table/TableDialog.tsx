import { useState } from 'react'
import { usePage } from '../../page'
import type { OfferedTable } from '../../page/state/offered-table'
import { closeOffer, offerTable } from '../../page/tables/offer-table'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { TableOffer } from './TableOffer'
import './table.css'

/** A table that was brought: what is in it, what is done with it, and what it becomes. */
export function TableDialog() {
  const offered = usePage((state) => state.offered)
  return (
    <Dialog title={offered?.name ?? ''} open={offered !== null} onClose={closeOffer}>
      {offered?.opened && <TableOffer key={offered.opened.text} offered={offered} />}
      {offered?.problem && <TextAmongNumbers offered={offered} />}
    </Dialog>
  )
}

/** A column of numbers has a text: the person corrects the file, or says that it is a gap. */
function TextAmongNumbers({ offered: { name, content, options, problem } }: { readonly offered: OfferedTable }) {
  const [asked, setAsked] = useState(false)
  return (
    <div className="offer">
      <p role="alert">{problem}</p>
      <p className="offer-note">Correct the cell in your file and open it again, or take texts among numbers for empty cells.</p>
      <div className="offer-buttons">
        <Button onClick={closeOffer}>Cancel</Button>
        <Button
          variant="primary"
          disabled={asked}
          onClick={() => {
            setAsked(true)
            void offerTable(content, name, { ...options, textAsGaps: true })
          }}
        >
          Take them for empty cells
        </Button>
      </div>
    </div>
  )
}
