import { lazy, Suspense, useMemo, useState } from 'react'
import { START_PRESETS } from '../../document/presets/start-presets'
import { isCompared, setPane, usePage, useRun } from '../../page'
import type { CurveTab } from '../../page/state/page-state'
import { Button, Toggle } from '../../ui/Button'
import { Segments } from '../../ui/Choice'
import { rootPx } from '../root-px'
import { type Remembered, useRemembered } from '../use-remembered'
import { useTextPx } from '../use-text-px'
import type { ViewSize } from '../view-size'
import { layoutCurves } from './layout'
import { CURVE_TABS, colorName, type Series, seriesOf } from './series'
import { type CurvesNodes, useCurves, useCurvesNodes } from './use-curves'
import { useLossNote } from './use-loss-note'
import './curves.css'

const CurvesTable = lazy(() => import('./CurvesTable').then((module) => ({ default: module.CurvesTable })))

const OPTIONS = CURVE_TABS.map((value) => ({ value, label: value }))

/** Of the tabs whose axis a person chose. */
const lastLog: Remembered<Readonly<Partial<Record<CurveTab, boolean>>>> = { value: {} }

/** Loss, accuracy, gradient norms or learning rate over the steps of the run. */
export function CurvesView({ width, height }: ViewSize) {
  const layers = useRun((state) => state.network?.layers.length ?? 0)
  const hasTest = useRun((state) => (state.split?.test.length ?? 0) > 0)
  const tab = usePage(({ panes }) => panes.curve)
  const [chosenLogs, setLogs] = useRemembered(lastLog)
  const logLoss = useRun(({ document }) => START_PRESETS.some((preset) => preset.id === document.scenario.id && preset.logLoss))
  const run = useRun((state) => state.run)
  const [wideRun, setWideRun] = useState<typeof run | null>(null) // whose loss spans too much for an axis from 0
  const log = chosenLogs[tab] ?? (tab === 'gradients' || (tab === 'loss' && (logLoss || wideRun === run)))
  const [asTable, setAsTable] = useState(false)
  const textPx = useTextPx()
  const targetPx = rootPx('--target')
  const compared = usePage(isCompared)
  const series = useMemo(() => seriesOf(tab, { layers, hasTest }, compared), [tab, layers, hasTest, compared])
  const lossNote = useLossNote(tab)
  const layout = useMemo(() => {
    const labels = series.map(({ label }) => label)
    return layoutCurves(width, height, labels, textPx, targetPx, lossNote)
  }, [series, lossNote, width, height, textPx, targetPx])
  const nodes = useCurvesNodes()
  const handlers = useCurves(nodes, { tab, series, log, layout, asTable, onWide: () => tab === 'loss' && setWideRun(run) })
  const picture = { width, height: layout.pictureHeight }

  return (
    <div className="view" style={{ width, height }}>
      <header className="view-title" style={{ height: layout.titleHeight }}>
        <h2 className="visually-hidden">Curves</h2>
        <Segments label="Curve" value={tab} options={OPTIONS} onChange={(next) => setPane('curve', next)} />
        <span className="view-tools">
          {tab !== 'accuracy' && (
            <Button
              aria-pressed={log}
              aria-label="log scale"
              hint="Logarithmic scale"
              onClick={() => setLogs({ ...chosenLogs, [tab]: !log })}
            >
              log
            </Button>
          )}
          <Toggle label="Table" on={asTable} set={setAsTable} />
        </span>
      </header>
      <ReadOut nodes={nodes} series={series} lossNote={lossNote} height={layout.readOutHeight} />
      {asTable ? (
        <Suspense>
          <CurvesTable tab={tab} series={series} height={layout.pictureHeight} />
        </Suspense>
      ) : (
        <div
          className="picture curves-picture"
          style={picture}
          role="application"
          aria-label={`Curves of the ${tab}. The arrow keys read them row by row, Home and End the first and last.`}
          tabIndex={0}
          {...handlers}
        >
          <svg {...picture} aria-hidden="true">
            <g ref={nodes.axes} className="chart-axes curves-axes" />
          </svg>
          <canvas ref={nodes.canvas} style={picture} />
          <svg ref={nodes.marks} {...picture} aria-hidden="true">
            {series.map((line) => (
              <text key={line.label} className="chart-words curves-end" style={{ fill: `var(${colorName(line)})` }} data-hidden="true">
                {line.label}
              </text>
            ))}
            <text ref={nodes.ghost} className="chart-words curves-ghost" data-hidden="true">
              earlier run
            </text>
            <g ref={nodes.cross} className="curves-cross" data-hidden="true">
              <line />
              {series.map(({ label }) => (
                <circle key={label} />
              ))}
            </g>
          </svg>
          <p ref={nodes.note} className="view-note curves-note" hidden />
          <p ref={nodes.empty} className="view-empty curves-empty" />
        </div>
      )}
      <p ref={nodes.live} className="visually-hidden" aria-live="polite" />
    </div>
  )
}

interface ReadOutProps {
  readonly nodes: CurvesNodes
  readonly series: readonly Series[]
  readonly lossNote: string
  readonly height: number
}

/** The present values, or those of the row that is pointed at. */
function ReadOut({ nodes, series, lossNote, height }: ReadOutProps) {
  return (
    <div ref={nodes.readOut} className="view-words curves-read-out" style={{ height }}>
      <span>
        step <b data-step className="curves-step" />{' '}
      </span>
      <span data-own-step data-run="B" hidden>
        B step <b />{' '}
      </span>
      {series.map((line) => (
        <span key={line.label} data-run={line.side}>
          <span style={{ color: `var(${colorName(line)})` }}>{line.label}</span> <b data-value />{' '}
        </span>
      ))}
      {lossNote && <em>{lossNote}</em>}
    </div>
  )
}
