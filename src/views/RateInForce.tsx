import { useRef } from 'react'
import { useRun, useThisRun } from '../page'
import { rateInForce } from '../page/run/rate-plan'
import { fewestDigits } from '../ui/number/fewest-digits'
import { paintNumber } from '../ui/number/paint-number'
import { ref } from './ref'
import { usePainter } from './use-painter'

const DIGITS = 3

/** What a schedule has made of the learning rate: the rate of the update that comes next. */
export function RateInForce() {
  const changes = useRun((state) => state.document.changes)
  const { mark } = useThisRun()
  const node = useRef<HTMLElement>(null)
  usePainter(
    (frame) => {
      const { step } = frame.position
      const rate = rateInForce(frame, changes)
      paintNumber(node.current!, rate, ref('plan', step, 'rate', step), fewestDigits(rate, DIGITS))
    },
    [changes],
  )
  return (
    <span data-run={mark}>
      <b ref={node} />
    </span>
  )
}
