import { useState } from 'react'
import { SideProvider, useSameShape } from '../../store'
import { sideB, sideDifference } from '../../store/comparison'
import { Segments } from '../../ui/Choice'
import { Sized } from '../../ui/Sized'
import { TabSet } from '../../ui/TabSet'
import { CurvesView } from '../../views/curves/CurvesView'
import { GraphView } from '../../views/graph/GraphView'
import { LandscapeView } from '../../views/landscape/LandscapeView'
import { OutputView } from '../../views/output/OutputView'
import { CurvesTable, landscapeParts } from '../on-demand'
import { Transport } from '../transport/Transport'
import { CompareDrawer } from './CompareDrawer'
import { CompareRail } from './CompareRail'
import { OTHER_SHAPE } from './CompareTable'
import './compare.css'

type Shown = 'A' | 'B'
type Graphs = 'both' | 'difference'

const SIDES = [
  { value: 'A', label: '● A' },
  { value: 'B', label: '■ B' },
] as const

const GRAPHS = [
  { value: 'both', label: 'A and B' },
  { value: 'difference', label: 'B − A' },
] as const

/** Two runs from the same step, locked: two graphs, one landscape, one chart, two outputs. Where there is little width, one at a time. */
export function CompareLab({ narrow, short }: { readonly narrow: boolean; readonly short: boolean }) {
  const [graphs, setGraphs] = useState<Graphs>('both')
  const sameShape = useSameShape()
  const [graph, setGraph] = useState<Shown>('B')
  const [output, setOutput] = useState<Shown>('B')
  const [lower, setLower] = useState<'output' | 'curves'>('curves')
  const outputs = (
    <div className="compare-outputs">
      <Segments label="Output of" value={output} options={SIDES} onChange={setOutput} />
      <OfSide side={output}>
        <Sized>{(size) => <OutputView {...size} />}</Sized>
      </OfSide>
    </div>
  )
  const curves = <Sized>{(size) => <CurvesView {...size} Table={CurvesTable} />}</Sized>
  return (
    <>
      {!narrow && (
        <div className="app-rail">
          <CompareRail />
        </div>
      )}
      <main className="app-stage region compare-stage" aria-label="Two networks" data-narrow={narrow || undefined}>
        <div className="compare-bar">
          <Segments label="Networks" value={graphs} options={GRAPHS} onChange={setGraphs} />
          {narrow && graphs === 'both' && <Segments label="Network of" value={graph} options={SIDES} onChange={setGraph} />}
        </div>
        {graphs === 'difference' ? (
          <section className="compare-graph" data-run="B-A" aria-label="B minus A">
            {sameShape ? (
              <SideProvider value={sideDifference}>
                <Sized>{(size) => <GraphView {...size} />}</Sized>
              </SideProvider>
            ) : (
              <p className="compare-other-shape">{OTHER_SHAPE}</p>
            )}
          </section>
        ) : (
          (['A', 'B'] as const).map((side) => !(narrow && graph !== side) && <Graph key={side} side={side} />)
        )}
      </main>
      <CompareDrawer />
      <aside className="app-companion" aria-label="Companion">
        <section className="region landscape-region" aria-label="Loss landscape">
          <Sized>{(size) => <LandscapeView {...size} parts={landscapeParts} />}</Sized>
        </section>
        {short ? (
          <section className="region lower-region" aria-label="Output and curves">
            <TabSet<'output' | 'curves'>
              label="Output and curves"
              value={lower}
              onChange={setLower}
              tabs={[
                { value: 'output', label: 'Output', content: outputs },
                { value: 'curves', label: 'Curves', content: curves },
              ]}
            />
          </section>
        ) : (
          <>
            <section className="region output-region" aria-label="Output">
              {outputs}
            </section>
            <section className="region curves-region" aria-label="Curves">
              {curves}
            </section>
          </>
        )}
      </aside>
      <div className="app-transport">
        <Transport />
      </div>
    </>
  )
}

function Graph({ side }: { readonly side: Shown }) {
  return (
    <section className="compare-graph" data-run={side} aria-label={`Run ${side}`}>
      <h2>{side === 'A' ? '● Run A' : '■ Run B'}</h2>
      <OfSide side={side}>
        <Sized>{(size) => <GraphView {...size} />}</Sized>
      </OfSide>
    </section>
  )
}

function OfSide({ side, children }: { readonly side: Shown; readonly children: React.ReactNode }) {
  if (side === 'A') return children
  return (
    <SideProvider value={sideB}>
      <div className="compare-side" data-run="B">
        {children}
      </div>
    </SideProvider>
  )
}
