import { useLayoutEffect, useRef } from 'react'
import { firstRun, latestLandscape, RunProvider, subscribeLandscape, usePage, useRun, useSameShape } from '../../../page'
import { updateLandscape } from '../../../page/questions/landscape'
import { toX, toY } from '../../../ui/chart/axis'
import { usePainter } from '../../use-painter'
import { windowOver } from '../paint-window'
import { alongPath, projectPath } from '../path-geometry'
import { ArrowCanvas } from './ArrowCanvas'
import { ArrowLegend } from './ArrowLegend'
import { type Corner, freeCorner } from './free-corner'
import type { LayerProps } from './layer-props'
import { PathBeside } from './PathBeside'
import { PenaltyLegend, PenaltyMarks } from './PenaltyMarks'
import './over.css'

/** Of a way, so that a legend is kept off it. */
const MOST_SPOTS = 200

/** What lies over the field of losses and below the path: the penalty, the way of run B, and what the next step is made of. */
export function LandscapeLayer(props: LayerProps) {
  const { layout } = props
  const compared = usePage(({ runs }) => runs[1] ?? null)
  const besideOnTop = usePage(({ chosen }) => chosen === 1) // the run whose settings are shown is painted last
  const sameShape = useSameShape()
  const beside = sameShape ? compared : null
  const showsApart = usePage((state) => state.penaltyApart)
  const apart = useRun((state) => state.training !== null && state.training.penalty.kind !== 'none') && showsApart
  const samples = usePage((state) => state.sampleArrows)
  const axes = useRun((state) => state.document.view.axes)
  const legends = useRef<HTMLDivElement>(null)
  const buffer = useRef({ points: new Float32Array(0) })
  /** The legends cover as little as can be of the ways, the arrows and the lowest point. */
  const place = () => {
    const box = legends.current!
    const domain = windowOver(axes)
    const shown = [...box.querySelectorAll<HTMLElement>('.landscape-legend:not([hidden])')]
    if (!domain || shown.length === 0) return
    const { plot, textPx } = layout
    const spots: [number, number][] = []
    const add = (across: number, up: number) => spots.push([toX(plot, domain[0], across), toY(plot, domain[1], up)])
    for (const { trajectoryFor, latest } of [firstRun, ...(beside ? [beside] : [])].map(({ frames }) => frames)) {
      const [xs, ys] = [trajectoryFor(axes[0]).values, trajectoryFor(axes[1]).values]
      const count = projectPath(xs, ys, plot, domain, textPx / 2, buffer.current)
      spots.push(...alongPath(buffer.current.points, count, textPx / 2, MOST_SPOTS))
      const { parameters, next } = latest() ?? {}
      for (const at of [parameters, next?.after]) if (at) add(at[axes[0]]!, at[axes[1]]!)
    }
    const [across, up] = latestLandscape()?.minimum.at ?? []
    if (across !== undefined && up !== undefined) add(across, up)
    const size = {
      width: Math.max(...shown.map(({ offsetWidth }) => offsetWidth)) + textPx,
      height: shown.reduce((sum, { offsetHeight }) => sum + offsetHeight + textPx / 2, textPx / 2),
    }
    const corner = freeCorner(plot, size, spots, box.dataset.corner as Corner | undefined)
    box.toggleAttribute('data-covering', corner === null) // only read aloud then
    if (corner && box.dataset.corner !== corner) box.dataset.corner = corner
  }
  const newest = useRef(place)
  useLayoutEffect(() => {
    newest.current = place
  })
  useLayoutEffect(() => subscribeLandscape(() => newest.current()), []) // in another window they lie elsewhere
  const paint = () => {
    updateLandscape() // the window holds the way of run B too
    place()
  }
  usePainter(paint, [layout, axes], beside)
  return (
    <>
      {apart && <PenaltyMarks {...props} />}
      {beside && (
        <RunProvider value={beside}>
          <div className="landscape-beside" data-on-top={besideOnTop || undefined}>
            <ArrowCanvas {...props} samples={samples} />
            <PathBeside {...props} samples={samples} />
          </div>
        </RunProvider>
      )}
      <ArrowCanvas {...props} samples={samples} />
      <div
        ref={legends}
        className="landscape-legends"
        style={{ left: layout.plot.x, top: layout.plot.y, width: layout.plot.width, height: layout.plot.height }}
      >
        {apart && <PenaltyLegend />}
        {compared && !sameShape && <p className="landscape-legend">Run B has other weights: it has no place here.</p>}
        <ArrowLegend {...props} samples={samples} />
        {beside && (
          <RunProvider value={beside}>
            <ArrowLegend {...props} samples={samples} />
          </RunProvider>
        )}
      </div>
    </>
  )
}
