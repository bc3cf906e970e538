import { lazy, Suspense } from 'react'
import { type DrawerTab, setPane, TABLES, usePage } from '../../page'
import { Sized } from '../../ui/Sized'
import { TabSet } from '../../ui/TabSet'
import { StartHere } from './StartHere'

const TableView = lazy(() => import('./TableView').then((module) => ({ default: module.TableView })))
const HealthCount = lazy(() => import('../../views/health/HealthView').then((module) => ({ default: module.HealthCount })))

/** Tables below the stage: weights, the shown sample, the data, what the last step did, and runs of a sweep. */
export function Drawer() {
  const tab = usePage((state) => state.panes.drawer)
  const touched = usePage((state) => state.touched)
  return (
    <section className="region drawer" aria-label="Tables">
      <TabSet<DrawerTab>
        label="Tables"
        value={tab}
        onChange={(next) => setPane('drawer', next)}
        tabs={TABLES.map(({ value, label }) => ({
          value,
          label: value === 'health' ? <HealthLabel touched={touched} /> : label,
          content: value === 'weights' && !touched ? <StartHere /> : <Sized>{(size) => <TableView tab={value} {...size} />}</Sized>,
        }))}
      />
    </section>
  )
}

/** The tab's name with the number of findings, once a run was touched. */
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
