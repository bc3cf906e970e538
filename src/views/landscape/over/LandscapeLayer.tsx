import { useRef } from 'react'
import { latestLandscape, RunProvider, usePage, useRun, useSameShape } from '../../../page'
import { updateLandscape } from '../../../page/questions/landscape'
import type { Frame } from '../../../trainer/protocol'
import { usePainter } from '../../use-painter'
import { windowOver } from '../paint-window'
import { ArrowCanvas } from './ArrowCanvas'
import { ArrowLegend } from './ArrowLegend'
import { freeCorner } from './free-corner'
import type { LayerProps } from './layer-props'
import { PathBeside } from './PathBeside'
import { PenaltyLegend, PenaltyMarks } from './PenaltyMarks'
import './over.css'

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
  const paint = ({ parameters }: Frame) => {
    const spots = [parameters, beside?.frames.latest()?.parameters].flatMap((one) => (one ? [axes.map((axis) => one[axis]!)] : []))
    const lowest = latestLandscape()?.minimum.at ?? []
    updateLandscape() // the window holds the way of run B too
    const domain = windowOver(axes)
    if (!domain) return
    const corner = freeCorner(layout.plot, domain, [...spots, lowest])
    if (legends.current!.dataset.corner !== corner) legends.current!.dataset.corner = corner
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
