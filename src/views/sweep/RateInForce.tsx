import { useRef } from 'react'
import { useApp, useSide } from '../../store'
import { rateInForce } from '../../store/rate-plan'
import { fewestDigits } from '../fewest-digits'
import { paintNumber } from '../paint-number'
import { usePainter } from '../use-painter'
import { Now } from './LossAxis'
import { type SweepLayout, xOfRateInForce } from './layout'

const DIGITS = 3

/** The rate of the update that comes next. */
export function RateInForce() {
  const changes = useApp((state) => state.document.changes)
  const { mark } = useSide()
  const node = useRef<HTMLElement>(null)
  usePainter(
    (frame) => {
      const { step } = frame.position
      const rate = rateInForce(frame, changes)
      paintNumber(node.current!, rate, `plan:${step}/rate/${step}`, fewestDigits(rate, DIGITS))
    },
    [changes],
  )
  return (
    <span data-run={mark}>
      <b ref={node} />
    </span>
  )
}

interface RateMarkProps {
  readonly layout: SweepLayout
  readonly rates: readonly number[]
}

/** Marks that rate on the axis of the rates. */
export function RateMark({ layout, rates }: RateMarkProps) {
  const changes = useApp((state) => state.document.changes)
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
