import { useLayoutEffect, useRef } from 'react'
import { useApp, useSide } from '../../store'
import { restoreBest } from '../../store/stopped'
import { Button } from '../../ui/Button'
import { paintCount, paintNumber } from '../../views/paint-number'
import './stopped.css'

const WORDS = {
  none: '',
  epochs: 'stopped: epochs over',
  gradient: 'stopped: gradient norm',
  change: 'stopped: loss changed by',
  outputs: 'stopped: outputs within',
  test: 'best',
} as const

/** Which rule has ended the run, what it saw there, and the way back to the best weights; nothing while no rule has fired here. */
export function StoppedNote() {
  const stopped = useApp((state) => (state.status === 'paused' ? state.stopped : null))
  const { mark } = useSide()
  const root = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!stopped || !root.current) return
    const [value, best] = ['value', 'best'].map((part) => root.current!.querySelector(`[data-part="${part}"]`))
    if (stopped.rule.kind === 'epochs') paintCount(value!, stopped.value, `stopped:${stopped.step}/value`)
    else paintNumber(value!, stopped.value, `stopped:${stopped.step}/value`)
    if (best && stopped.bestStep !== null) paintCount(best, stopped.bestStep, `stopped:${stopped.step}/bestStep`)
  }, [stopped])
  if (!stopped) return null
  const { rule, bestStep } = stopped
  return (
    <div className="stopped" ref={root}>
      <span>
        {WORDS[rule.kind]} <b data-part="value" />
      </span>
      {/* steps of run B are not those of the transport where the batches differ */}
      {bestStep !== null && mark === 'A' && (
        <Button variant="outline" onClick={() => restoreBest(bestStep)}>
          <span>
            Restore the best weights (step <span data-part="best" />)
          </span>
        </Button>
      )}
    </div>
  )
}
