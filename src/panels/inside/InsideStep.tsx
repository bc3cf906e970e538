import { Sized } from '../../ui/Sized'
import { GraphView } from '../../views/graph/GraphView'
import { InsideCompanion } from './InsideCompanion'
import { InsideDrawer } from './InsideDrawer'
import { InsideTransport } from './InsideTransport'
import { Outline } from './Outline'

/** The lab's regions, inside one step. */
export function InsideStep({ narrow }: { readonly narrow: boolean }) {
  return (
    <>
      <div className="app-transport">
        <InsideTransport />
      </div>
      {!narrow && (
        <div className="app-rail">
          <Outline />
        </div>
      )}
      <main className="app-stage region" aria-label="Network">
        <Sized>{(size) => <GraphView {...size} />}</Sized>
      </main>
      <div className="app-drawer">
        <InsideDrawer />
      </div>
      <aside className="app-companion app-companion-whole" aria-label="Companion">
        <InsideCompanion />
      </aside>
    </>
  )
}
