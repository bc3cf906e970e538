import { useRef } from 'react'
import { latestLandscape, SideProvider, useApp, useSameShape } from '../../../store'
import type { Frame } from '../../../trainer/protocol'
import { usePainter } from '../../use-painter'
import { ArrowCanvas } from './ArrowCanvas'
import { ArrowLegend } from './ArrowLegend'
import { freeCorner } from './free-corner'
import type { LayerProps } from './layer-props'
import { PathBeside } from './PathBeside'
import { PenaltyLegend, PenaltyMarks } from './PenaltyMarks'
import './over.css'

/** What lies over the field of losses and below the path: the penalty, the way of run B, and what the next step is made of. */
export function LandscapeLayer(props: LayerProps) {
  const { layout, domain } = props
  const compared = useApp((state) => state.comparison?.beside ?? null)
  const besideOnTop = useApp((state) => state.comparison?.settings === 'B') // the run whose settings are shown is painted last
  const sameShape = useSameShape()
  const beside = sameShape ? compared : null
  const apart = useApp((state) => state.penaltyApart && state.training !== null && state.training.penalty.kind !== 'none')
  const samples = useApp((state) => state.sampleArrows)
  const axes = useApp((state) => state.document.view.axes)
  const legends = useRef<HTMLDivElement>(null)
  const paint = ({ parameters }: Frame) => {
    const spots = [parameters, beside?.frames.latest()?.parameters].flatMap((one) => (one ? [axes.map((axis) => one[axis]!)] : []))
    const lowest = latestLandscape()?.minimum.at ?? []
    const corner = freeCorner(layout.plot, domain, [...spots, lowest])
    if (legends.current!.dataset.corner !== corner) legends.current!.dataset.corner = corner
  }
  usePainter(paint, [layout, domain, axes], beside)
  return (
    <>
      {apart && <PenaltyMarks {...props} />}
      {beside && (
        <SideProvider value={beside}>
          <div className="landscape-beside" data-on-top={besideOnTop || undefined}>
            <ArrowCanvas {...props} samples={samples} />
            <PathBeside {...props} samples={samples} />
          </div>
        </SideProvider>
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
          <SideProvider value={beside}>
            <ArrowLegend {...props} samples={samples} />
          </SideProvider>
        )}
      </div>
    </>
  )
}
