import { useMemo } from 'react'
import { chosenRun, type Run, RunProvider, setPane, usePage, useSameShape } from '../../page'
import { differenceOf } from '../../page/documents/comparison'
import { Segments } from '../../ui/Choice'
import { Sized } from '../../ui/Sized'
import { CurvesView } from '../../views/curves/CurvesView'
import { GraphView } from '../../views/graph/GraphView'
import { LandscapeView } from '../../views/landscape/LandscapeView'
import { Transport } from '../transport/Transport'
import { OfSide, SideSwitch } from './ChosenSide'
import { CompareDrawer } from './CompareDrawer'
import { CompareRail } from './CompareRail'
import { OTHER_SHAPE } from './CompareTable'
import './compare.css'

const GRAPHS = [
  { value: 'both', label: 'A and B' },
  { value: 'difference', label: 'B − A' },
] as const

/** Two runs in lockstep: two graphs, or one at a time if there is little width, two outputs, one landscape, one chart. */
export function CompareLab({ narrow }: { readonly narrow: boolean }) {
  const graphs = usePage((state) => state.panes.networks)
  const runs = usePage((state) => state.runs)
  const chosen = usePage(chosenRun)
  return (
    <>
      <div className="app-transport">
        <Transport />
      </div>
      {!narrow && (
        <div className="app-rail">
          <CompareRail />
        </div>
      )}
      <main className="app-stage region compare-stage" aria-label="Two networks" data-narrow={narrow || undefined}>
        <div className="compare-bar">
          <Segments label="Networks" value={graphs} options={GRAPHS} onChange={(next) => setPane('networks', next)} />
          {narrow && graphs === 'both' && <SideSwitch label="Network of" />}
        </div>
        {graphs === 'difference' ? <DifferenceGraph /> : (narrow ? [chosen] : runs).map((run) => <Graph key={run.mark} side={run} />)}
      </main>
      <CompareDrawer />
      <aside className="app-companion compare-companion" aria-label="Companion">
        <section className="region" aria-label="Loss landscape">
          <Sized>{(size) => <LandscapeView {...size} />}</Sized>
        </section>
        <section className="region" aria-label="Curves">
          <Sized>{(size) => <CurvesView {...size} />}</Sized>
        </section>
      </aside>
    </>
  )
}

function Graph({ side }: { readonly side: Run }) {
  return (
    <section className="head-and-body compare-graph" data-run={side.mark} aria-label={`Run ${side.mark}`}>
      <h2>{side.mark === 'A' ? '● Run A' : '■ Run B'}</h2>
      <OfSide side={side}>
        <Sized>{(size) => <GraphView {...size} />}</Sized>
      </OfSide>
    </section>
  )
}

function DifferenceGraph() {
  const sameShape = useSameShape()
  const [a, b] = usePage((state) => state.runs)
  const difference = useMemo(() => a && b && differenceOf(b, a), [a, b])
  return (
    <section className="head-and-body compare-graph" data-run="B-A" aria-label="B minus A">
      <h2>Run B minus run A</h2>
      {sameShape && difference ? (
        <RunProvider value={difference}>
          <Sized>{(size) => <GraphView {...size} />}</Sized>
        </RunProvider>
      ) : (
        <p className="compare-other-shape">{OTHER_SHAPE}</p>
      )}
    </section>
  )
}
