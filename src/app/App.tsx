import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { isCompared, usePage } from '../page'
import { Companion } from '../panels/companion/Companion'
import { Drawer } from '../panels/drawer/Drawer'
import { Header } from '../panels/header/Header'
import { Message } from '../panels/Message'
import { Rail } from '../panels/rail/Rail'
import { Transport } from '../panels/transport/Transport'
import { Dialog } from '../ui/Dialog'
import { Sized } from '../ui/Sized'
import { GraphView } from '../views/graph/GraphView'
import { listenToKeys } from './keyboard'
import { prefetch } from './prefetch'
import { useLayout } from './use-layout'

const CompareLab = lazy(() => import('../panels/compare/CompareLab').then((module) => ({ default: module.CompareLab })))
const CompareRail = lazy(() => import('../panels/compare/CompareRail').then((module) => ({ default: module.CompareRail })))
const Covered = lazy(() => import('../panels/inside/Covered').then((module) => ({ default: module.Covered })))
const ExpressionPage = lazy(() => import('../panels/expression/ExpressionPage').then((module) => ({ default: module.ExpressionPage })))
const Help = lazy(() => import('./Help').then((module) => ({ default: module.Help })))
const Hints = lazy(() => import('../ui/Hints').then((module) => ({ default: module.Hints })))
const InsidePhone = lazy(() => import('../panels/inside/InsidePhone').then((module) => ({ default: module.InsidePhone })))
const InsideStep = lazy(() => import('../panels/inside/InsideStep').then((module) => ({ default: module.InsideStep })))
const Lecture = lazy(() => import('../panels/lecture/Lecture').then((module) => ({ default: module.Lecture })))
const Outline = lazy(() => import('../panels/inside/Outline').then((module) => ({ default: module.Outline })))
const TableDialog = lazy(() => import('../panels/table/TableDialog').then((module) => ({ default: module.TableDialog })))
const PaintDialog = lazy(() => import('../views/data/paint/PaintDialog').then((module) => ({ default: module.PaintDialog })))
const Phone = lazy(() => import('../panels/phone/Phone').then((module) => ({ default: module.Phone })))

/** Delay before the rest of the program is fetched. */
const QUIET_MS = 1500

/** The page: one of three layouts over the same store. */
export function App() {
  const [helpOpen, setHelpOpen] = useState(false)
  const { phone, narrow, short } = useLayout()
  const lecture = usePage((state) => state.lecture)
  const [settled, setSettled] = useState(false)
  useEffect(() => listenToKeys(() => setHelpOpen(true)), [])
  const awaitsB = usePage((state) => state.waiting.length > 0)
  useEffect(() => {
    const timer = setTimeout(() => void prefetch().then(() => setSettled(true)), awaitsB ? 0 : QUIET_MS)
    return () => clearTimeout(timer)
  }, [awaitsB])
  const page = usePage((state) => state.page)
  const inside = usePage((state) => state.inside !== null)
  const covered = usePage((state) => state.predict.covered)
  const comparing = usePage(isCompared)
  const offered = usePage((state) => state.offered !== null)
  const painting = usePage((state) => state.painting)
  const onPage = page === 'expression'
  useFocusBack(onPage)
  const layout = onPage ? 'page' : lecture ? 'lecture' : phone ? 'phone' : 'lab'
  return (
    <>
      <div className="app" data-layout={layout} data-narrow={narrow || undefined} data-short={short || undefined}>
        {layout !== 'lecture' && !onPage && (
          <div className="app-header">
            <LabHeader compact={phone} narrow={narrow && !phone} onHelp={() => setHelpOpen(true)} />
          </div>
        )}
        <Suspense>
          {onPage && <ExpressionPage />}
          {covered && !onPage && <Covered />}
          {layout === 'lecture' && !covered && <Lecture narrow={narrow} />}
          {layout === 'phone' && !inside && !covered && <Phone />}
        </Suspense>
        {/* a boundary of its own: what waits under a shared one is hidden but still painted */}
        {inside && layout !== 'lecture' && !onPage && <Suspense>{phone ? <InsidePhone /> : <InsideStep narrow={narrow} />}</Suspense>}
        {layout === 'lab' && !inside && !covered && !comparing && <Lab narrow={narrow} short={short} />}
        {layout === 'lab' && !inside && !covered && comparing && (
          <Suspense fallback={<Lab narrow={narrow} short={short} />}>
            <CompareLab narrow={narrow} />
          </Suspense>
        )}
      </div>
      <Message />
      {offered && (
        <Suspense>
          <TableDialog />
        </Suspense>
      )}
      {painting && (
        <Suspense>
          <PaintDialog />
        </Suspense>
      )}
      {helpOpen && (
        <Suspense>
          <Help onClose={() => setHelpOpen(false)} />
        </Suspense>
      )}
      {settled && (
        <Suspense>
          <Hints />
        </Suspense>
      )}
    </>
  )
}

/** On return from a page, focus the button that opens pages. */
function useFocusBack(onPage: boolean): void {
  const was = useRef(onPage)
  useEffect(() => {
    if (was.current && !onPage) document.querySelector<HTMLElement>('.scenario > button')?.focus()
    was.current = onPage
  }, [onPage])
}

/** The header, and the rail as an overlay where there is no room for it. */
function LabHeader({ compact, narrow, onHelp }: { readonly compact: boolean; readonly narrow: boolean; readonly onHelp: () => void }) {
  const title = usePage((state) => (state.inside ? 'Outline' : 'Settings'))
  const compared = usePage(isCompared)
  const [rail, setRail] = useState('')
  return (
    <>
      <Header compact={compact} onHelp={onHelp} rail={title} onRail={narrow ? () => setRail(title) : null} />
      {narrow && (
        <Dialog title={title} open={rail === title} onClose={() => setRail('')}>
          <Suspense>{title === 'Outline' ? <Outline /> : compared ? <CompareRail /> : <Rail />}</Suspense>
        </Dialog>
      )}
    </>
  )
}

function Lab({ narrow, short }: { readonly narrow: boolean; readonly short: boolean }) {
  return (
    <>
      <div className="app-transport">
        <Transport />
      </div>
      {!narrow && (
        <div className="app-rail">
          <Rail />
        </div>
      )}
      <main className="app-stage region" aria-label="Network">
        <Sized>{(size) => <GraphView {...size} />}</Sized>
      </main>
      <div className="app-drawer">
        <Drawer />
      </div>
      <aside className="app-companion" aria-label="Companion">
        <Companion short={short} />
      </aside>
    </>
  )
}
