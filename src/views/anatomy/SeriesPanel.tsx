import { useEffect, useRef } from 'react'
import type { OptimizerSpec } from '../../engine/step/optimizers'
import { gradientSeries, sumOfTerms, sumOfWeights } from '../../explain/signals/gradient-series'
import { useRun, useThisRun } from '../../page'
import { pastGradientsOf, REMEMBERED } from '../../page/run/past-gradients'
import type { Frame } from '../../trainer/protocol'
import { fitCanvas } from '../../ui/chart/canvas'
import { steadyScale } from '../../ui/chart/steady-scale'
import { fewestDigits } from '../../ui/number/fewest-digits'
import { paintBlank, paintNumber } from '../../ui/number/paint-number'
import { TableTwin } from '../../ui/TableTwin'
import { nounOf } from '../../words/counted'
import { ref } from '../ref'
import { themeColors } from '../theme-colors'
import { usePainter } from '../use-painter'
import type { ViewSize } from '../view-size'
import { drawSeries, layoutSeries } from './draw-series'

interface SeriesPanelProps extends ViewSize {
  readonly parameter: number
  readonly optimizer: OptimizerSpec['kind']
  readonly textPx: number
  readonly asTable: boolean
}

const STEPS_BACK = Array.from({ length: REMEMBERED }, (_, back) => back)
const LINE = 1.4
/** Of words, above and below the picture. */
const [LINES, LINES_OF_VELOCITY] = [3, 4]
const PADDING = 20

/** The velocity as a sum of past gradients, each counting β as much as the one after it; under plain descent only the newest counts. */
export function SeriesPanel({ parameter, optimizer, width, height, textPx, asTable }: SeriesPanelProps) {
  const run = useThisRun()
  const root = useRef<HTMLElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const rows = useRef<HTMLTableSectionElement>(null)
  const scale = useRef<{ readonly parameter: number; readonly full: number } | null>(null)
  const remembers = optimizer !== 'sgd'
  const pictureWidth = width - PADDING
  const pictureHeight = Math.max(40, height - Math.ceil((remembers ? LINES_OF_VELOCITY : LINES) * LINE * textPx) - 4)

  function paint({ trace }: Frame): void {
    if (!trace || trace.optimizer.kind !== optimizer) return
    const series = gradientSeries(trace.step, pastGradientsOf(run).upTo(trace.step, parameter))
    const reach = series.reduce((most, { term }) => (Math.abs(term) > most ? Math.abs(term) : most), 0)
    const before = scale.current?.parameter === parameter ? scale.current.full : null
    const full = steadyScale(before, reach)
    scale.current = { parameter, full }
    if (canvas.current) {
      const layout = layoutSeries(pictureWidth, pictureHeight, REMEMBERED, textPx)
      drawSeries(fitCanvas(canvas.current, pictureWidth, pictureHeight), layout, series, full, themeColors())
    }
    for (const [back, row] of [...(rows.current?.rows ?? [])].entries()) {
      const [step, weight, gradient, part] = row.cells
      const term = series[back]
      row.hidden = term === undefined
      if (!term) continue
      paintNumber(step!, term.step, ref('anatomy', trace.step, 'step', back, parameter), 'count')
      paintNumber(weight!, term.weight, ref('anatomy', trace.step, 'weight', back, parameter))
      paintNumber(gradient!, term.gradient, ref('trace', term.step, 'totalGradient', parameter))
      paintNumber(part!, term.term, ref('anatomy', trace.step, 'term', back, parameter))
    }
    const [known, terms, velocity, limit] = root.current!.querySelectorAll('.anatomy-number')
    paintNumber(terms!, sumOfTerms(series), ref('anatomy', trace.step, 'sumOfTerms', parameter))
    const count = series.filter(({ term }) => !Number.isNaN(term)).length
    paintNumber(known!, count, ref('anatomy', trace.step, 'known', parameter), 'count')
    root.current!.querySelector('.anatomy-noun')!.textContent = nounOf(count, 'term')
    if (!remembers) return
    root.current!.querySelector<HTMLElement>('.anatomy-older')!.hidden = count < STEPS_BACK.length
    paintNumber(velocity!, trace.state.velocity?.[parameter] ?? Number.NaN, ref('trace', trace.step, 'velocity', parameter))
    const whole = sumOfWeights(trace.optimizer)
    if (Number.isFinite(whole)) paintNumber(limit!, whole, ref('anatomy', trace.step, 'sumOfWeights', parameter), fewestDigits(whole, 4))
    else paintBlank(limit!)
  }
  usePainter(paint, [parameter, optimizer, pictureWidth, pictureHeight, textPx, asTable])
  useRecalled(paint)

  return (
    <section className="anatomy-memory" ref={root} aria-label="Past gradients" style={{ width, height }}>
      <h3>{remembers ? 'Velocity = past gradients, fading' : 'Past gradients: only the newest counts'}</h3>
      {asTable ? (
        <TableTwin
          label="Past gradients as a table"
          className="anatomy-scroll"
          height={pictureHeight}
          body={rows}
          heads={['step', 'weight', 'gradient', 'product']}
        >
          {STEPS_BACK.map((back) => (
            <tr key={back}>
              <th scope="row" />
              <td />
              <td />
              <td />
            </tr>
          ))}
        </TableTwin>
      ) : (
        <canvas
          ref={canvas}
          style={{ width: pictureWidth, height: pictureHeight }}
          role="img"
          aria-label="Weights of the past gradients and what each still adds, the newest at the left. The table lists the values."
        />
      )}
      <p>
        <span className="anatomy-number" /> <span className="anatomy-noun" />: <span className="anatomy-number" />
        {remembers && (
          <>
            , velocity <span className="anatomy-number" />
            <span className="anatomy-older" hidden>
              {' '}
              with older ones
            </span>
            . 1 + β + β² + … = 1/(1 − β) = <span className="anatomy-number" />
          </>
        )}
      </p>
    </section>
  )
}

/** While the run rests, the steps that were skipped or never seen are made again, and painted as they come. */
function useRecalled(paint: (frame: Frame) => void): void {
  const run = useThisRun()
  const status = useRun((state) => state.status)
  const step = useRun((state) => state.position?.step ?? 0)
  const newest = useRef(paint)
  useEffect(() => {
    newest.current = paint
  })
  useEffect(() => {
    if (status !== 'paused' || step === 0) return
    let gone = false
    void pastGradientsOf(run).recall(step - 1, () => {
      const frame = run.frames.latest()
      if (!gone && frame) newest.current(frame)
    })
    return () => {
      gone = true
    }
  }, [run, status, step])
}
