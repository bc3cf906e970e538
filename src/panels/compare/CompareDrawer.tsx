import { type CompareTab, setPane, TABLES, usePage } from '../../page'
import { Sized } from '../../ui/Sized'
import { TabSet } from '../../ui/TabSet'
import { TableView } from '../drawer/TableView'
import { ChosenSide, SideSwitch } from './ChosenSide'
import { CompareTable } from './CompareTable'

/** The weights of both runs beside each other, and the tables of the drawer for the chosen one. */
export function CompareDrawer() {
  const tab = usePage((state) => state.panes.compare)
  return (
    <section className="region drawer app-drawer compare-drawer" aria-label="Tables">
      <TabSet<CompareTab>
        label="Tables"
        value={tab}
        onChange={(next) => setPane('compare', next)}
        tabs={[
          { value: 'both', label: 'A and B', content: <Sized>{({ height }) => <CompareTable height={height} />}</Sized> },
          ...TABLES.map(({ value, label }) => ({
            value,
            label,
            content: (
              <ChosenSide>
                <Sized>{(size) => <TableView tab={value} {...size} />}</Sized>
              </ChosenSide>
            ),
          })),
        ]}
      />
      {tab !== 'both' && (
        <div className="compare-tab-side">
          <SideSwitch />
        </div>
      )}
    </section>
  )
}
