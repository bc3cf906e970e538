import { setPane, TABLES, usePage } from '../../page'
import { Select } from '../../ui/Select'
import { Sized } from '../../ui/Sized'
import { ChosenSide } from '../compare/ChosenSide'
import { TableView } from '../drawer/TableView'

/** All but the weights, which have a tab of their own. */
const LISTED = TABLES.filter(({ value }) => value !== 'weights')

/** The other tables of the drawer, one at a time, chosen from a list. */
export function PhoneTables() {
  const pane = usePage((state) => state.panes.drawer)
  const tab = pane === 'weights' ? LISTED[0]!.value : pane
  return (
    <div className="head-and-body phone-tables">
      <Select label="Table" value={tab} options={LISTED} onChange={(next) => setPane('drawer', next)} />
      <div className="phone-table">
        <ChosenSide>
          <Sized>{(size) => <TableView tab={tab} {...size} />}</Sized>
        </ChosenSide>
      </div>
    </div>
  )
}
