import { Suspense } from 'react'
import { type DrawerTab, setPane, useApp } from '../../store'
import { Sized } from '../../ui/Sized'
import { TabSet } from '../../ui/TabSet'
import { AnatomyView, DataTable, DropoutView, HealthCount, HealthView, SampleView, SweepView, UnitView, UpdatesView } from '../on-demand'
import { StartHere } from './StartHere'

/** Tables below the stage: weights, the shown sample, the data, and runs of a sweep. */
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
          { value: 'health', label: <HealthLabel touched={touched} />, content: <Sized>{(size) => <HealthView {...size} />}</Sized> },
          { value: 'dropout', label: 'Dropout', content: <Sized>{(size) => <DropoutView {...size} />}</Sized> },
          { value: 'sweep', label: 'Sweep', content: <Sized>{(size) => <SweepView {...size} />}</Sized> },
        ]}
      />
    </section>
  )
}

/** With how many things are wrong, once there is a run to look at. */
function HealthLabel({ touched }: { readonly touched: boolean }) {
  return (
    <>
      Health
      {touched && (
        <Suspense>
          <HealthCount />
        </Suspense>
      )}
    </>
  )
}
