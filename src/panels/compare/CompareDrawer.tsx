import { type CompareTab, setPane, TABLES, usePage, useRun } from '../../page'
import { Segments } from '../../ui/Choice'
import { Sized } from '../../ui/Sized'
import { TabSet } from '../../ui/TabSet'
import { useOutputMode } from '../../views/output/mode'
import { TableView } from '../drawer/TableView'
import { ChosenSide, SideSwitch } from './ChosenSide'
import { CompareOutputs } from './CompareOutputs'
import { CompareTable } from './CompareTable'

/** What the two runs make of the data, their weights beside each other, and the tables of the drawer for the chosen one. */
export function CompareDrawer() {
  const tab = usePage((state) => state.panes.compare)
  const dataset = useRun((state) => state.dataset)
  const { mode, picture, options, setPicture } = useOutputMode(dataset)
  return (
    <section className="region drawer app-drawer compare-drawer" aria-label="Tables">
      <TabSet<CompareTab>
        label="Tables"
        value={tab}
        onChange={(next) => setPane('compare', next)}
        tabs={[
          { value: 'outputs', label: 'Outputs', content: <Sized>{(size) => mode && <CompareOutputs mode={mode} {...size} />}</Sized> },
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
      <div className="compare-tab-side">
        {tab === 'outputs'
          ? options.length > 0 && <Segments label="Picture of the outputs" value={picture} options={options} onChange={setPicture} />
          : tab !== 'both' && <SideSwitch />}
      </div>
    </section>
  )
}
