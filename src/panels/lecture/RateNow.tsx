import { useRef } from 'react'
import { useApp, useSide } from '../../store'
import { rateInForce } from '../../store/rate-plan'
import type { Frame } from '../../trainer/protocol'
import { fewestDigits } from '../../views/fewest-digits'
import { paintNumber } from '../../views/paint-number'
import { usePainter } from '../../views/use-painter'

const DIGITS = 3

/** What a schedule has made of the learning rate: the rate of the update that comes next. */
export function RateNow() {
  const changes = useApp((state) => state.document.changes)
  const { mark } = useSide()
  const node = useRef<HTMLElement>(null)
  usePainter(
    (frame: Frame) => {
      const { step } = frame.position
      const rate = rateInForce(frame, changes)
      paintNumber(node.current!, rate, `plan:${step}/rate/${step}`, fewestDigits(rate, DIGITS))
    },
    [changes],
  )
  return (
    <span className="rate-now" data-run={mark}>
      now <b ref={node} />
    </span>
  )
}
