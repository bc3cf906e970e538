import { type PhoneTab, setPane, usePage } from '../../page'
import { Sized } from '../../ui/Sized'
import { TabSet } from '../../ui/TabSet'
import { CurvesView } from '../../views/curves/CurvesView'
import { GraphView } from '../../views/graph/GraphView'
import { LandscapeView } from '../../views/landscape/LandscapeView'
import { OutputView } from '../../views/output/OutputView'
import { ChosenSide, SideSwitch } from '../compare/ChosenSide'
import { StartHere } from '../drawer/StartHere'
import { TableView } from '../drawer/TableView'
import { Rail } from '../rail/Rail'
import { Transport } from '../transport/Transport'
import { PhoneTables } from './PhoneTables'
import './phone.css'

/** One column: the graph always, one panel below it, the transport at the bottom. */
export function Phone() {
  const pane = usePage((state) => state.panes.phone)
  const touched = usePage((state) => state.touched)
  return (
    <>
      <div className="phone-transport">
        <Transport compact />
      </div>
      <main className="region phone-stage" aria-label="Network">
        <ChosenSide>
          <Sized>{(size) => <GraphView {...size} />}</Sized>
        </ChosenSide>
        <div className="phone-side">
          <SideSwitch />
        </div>
      </main>
      <section className="region phone-panel" aria-label="Panels">
        <TabSet<PhoneTab>
          label="Panels"
          value={pane}
          onChange={(next) => setPane('phone', next)}
          tabs={[
            {
              value: 'output',
              label: 'Output',
              content: (
                <ChosenSide>
                  <Sized>{(size) => <OutputView {...size} />}</Sized>
                </ChosenSide>
              ),
            },
            { value: 'loss', label: 'Loss', content: <Sized>{(size) => <LandscapeView {...size} />}</Sized> },
            { value: 'curves', label: 'Curves', content: <Sized>{(size) => <CurvesView {...size} />}</Sized> },
            {
              value: 'weights',
              label: 'Weights',
              content: touched ? (
                <ChosenSide>
                  <Sized>{(size) => <TableView tab="weights" {...size} />}</Sized>
                </ChosenSide>
              ) : (
                <StartHere />
              ),
            },
            { value: 'tables', label: 'Tables', content: <PhoneTables /> },
            {
              value: 'settings',
              label: 'Settings',
              content: (
                <ChosenSide>
                  <Rail />
                </ChosenSide>
              ),
            },
          ]}
        />
      </section>
    </>
  )
}
