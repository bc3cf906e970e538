import { type DrawerTab, setPane, useApp } from '../../store'
import { Sized } from '../../ui/Sized'
import { ChosenSide } from '../compare/ChosenSide'
import { TableView } from '../drawer/TableView'
import { TABLES } from '../drawer/tables'

/** All but the weights, which have a tab of their own. */
const LISTED = TABLES.filter(({ value }) => value !== 'weights')

/** The other tables of the drawer, one at a time, chosen from a list. */
export function PhoneTables() {
  const pane = useApp((state) => state.panes.drawer)
  const tab = pane === 'weights' ? LISTED[0]!.value : pane
  return (
    <div className="phone-tables">
      <select
        className="select"
        aria-label="Table"
        value={tab}
        onChange={(event) => setPane('drawer', event.target.value as DrawerTab) /* the options are tables */}
      >
        {LISTED.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <div className="phone-table">
        <ChosenSide>
          <Sized>{(size) => <TableView tab={tab} {...size} />}</Sized>
        </ChosenSide>
      </div>
    </div>
  )
}
