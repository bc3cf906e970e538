import { lazy, Suspense, useEffect, useRef } from 'react'
import { type LecturePane, usePage } from '../../page'
import { isPredicting } from '../../page/inside/predicting'
import { Sized } from '../../ui/Sized'
import { CurvesView } from '../../views/curves/CurvesView'
import { GraphView } from '../../views/graph/GraphView'
import { LandscapeView } from '../../views/landscape/LandscapeView'
import { OutputView } from '../../views/output/OutputView'
import { ChosenSide } from '../compare/ChosenSide'
import { TableView } from '../drawer/TableView'
import { Caption } from './Caption'
import { Strip } from './Strip'
import './lecture.css'

const LectureStep = lazy(() => import('../inside/LectureStep').then((module) => ({ default: module.LectureStep })))

/** The lecture hall: chips, the graph and one companion, a caption that the last row reads. */
export function Lecture({ narrow }: { readonly narrow: boolean }) {
  const pane = usePage((state) => state.panes.lecture)
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // after a choice or a typed number the keys control the page again
    const free = ({ target }: Event) =>
      target instanceof HTMLElement && target.matches('select, input:not([aria-invalid="true"], .graph-editor *)') && target.blur()
    root.current?.addEventListener('change', free)
  }, [])
  return (
    <div ref={root} className="lecture" data-narrow={narrow || undefined}>
      <Strip narrow={narrow} />
      <main className="lecture-main" data-single={narrow || pane === 'graph' || undefined}>
        {(!narrow || pane === 'graph') && (
          <section className="region" aria-label="Network">
            <ChosenSide>
              <Sized>{(size) => <GraphView {...size} />}</Sized>
            </ChosenSide>
          </section>
        )}
        {pane !== 'graph' && (
          <section className="region" aria-label="Companion">
            <Sized>
              {(size) => (
                <Suspense key={pane}>
                  <Pane pane={pane} {...size} />
                </Suspense>
              )}
            </Sized>
          </section>
        )}
      </main>
      <Caption />
    </div>
  )
}

function Pane({ pane, width, height }: { readonly pane: LecturePane; readonly width: number; readonly height: number }) {
  const inside = usePage((state) => state.inside !== null)
  const predicting = usePage(isPredicting)
  if (predicting && pane !== 'formula' && pane !== 'weights')
    return <p className="lecture-hidden">Predict first is on: this is shown once the step is predicted.</p>
  switch (pane) {
    case 'curves':
      return <CurvesView width={width} height={height} />
    case 'output':
      return (
        <ChosenSide>
          <OutputView width={width} height={height} />
        </ChosenSide>
      )
    case 'formula':
      return <LectureStep pane="formula" />
    case 'graph':
    case 'landscape':
      return <LandscapeView width={width} height={height} />
    default:
      if (pane === 'weights' && inside) return <LectureStep pane="weights" />
      return (
        <ChosenSide>
          <TableView tab={pane} width={width} height={height} />
        </ChosenSide>
      )
  }
}
