import { useRef } from 'react'
import { useRun } from '../../page'
import { usePainter } from '../use-painter'
import { Now } from './LossAxis'
import { type SweepLayout, xOfRateInForce } from './layout'

interface RateMarkProps {
  readonly layout: SweepLayout
  readonly rates: readonly number[]
}

/** Marks the rate in force on the axis of the rates. */
export function RateMark({ layout, rates }: RateMarkProps) {
  const changes = useRun((state) => state.document.changes)
  const mark = useRef<SVGGElement>(null)
  usePainter(
    (frame) => mark.current!.setAttribute('transform', `translate(${xOfRateInForce(layout, rates, frame, changes).toFixed(1)},0)`),
    [layout, rates, changes],
  )
  return (
    <g ref={mark}>
      <Now x={0} bottom={layout.plot.y + layout.plot.height} />
    </g>
  )
}
