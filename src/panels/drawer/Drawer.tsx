import { type DrawerTab, setPane, useApp } from '../../store'
import { Sized } from '../../ui/Sized'
import { TabSet } from '../../ui/TabSet'
import { AnatomyView, DataTable, SampleView, UnitView, UpdatesView } from '../on-demand'
import { StartHere } from './StartHere'

/** Tables below the stage: weights, the shown sample, the data. */
export function Drawer() {
  const tab = useApp((state) => state.panes.drawer)
  const touched = useApp((state) => state.touched)
  return (
    <section className="region drawer" aria-label="Tables">
      <TabSet<DrawerTab>
        label="Tables"
        value={tab}
        onChange={(next) => setPane('drawer', next)}
        tabs={[
          { value: 'weights', label: 'Weights', content: touched ? <Sized>{(size) => <UpdatesView {...size} />}</Sized> : <StartHere /> },
          { value: 'sample', label: 'Sample', content: <Sized>{(size) => <SampleView {...size} />}</Sized> },
          { value: 'data', label: 'Data', content: <Sized>{(size) => <DataTable {...size} />}</Sized> },
          { value: 'update', label: 'Update', content: <Sized>{(size) => <AnatomyView {...size} />}</Sized> },
          { value: 'unit', label: 'Unit', content: <Sized>{(size) => <UnitView {...size} />}</Sized> },
        ]}
      />
    </section>
  )
}
