import { useLayoutEffect, useRef } from 'react'
import { useThisRun } from '../../page'
import { restoreBest } from '../../page/state/transport'
import type { Stopped } from '../../trainer/protocol'
import { Button } from '../../ui/Button'
import { paintCount, paintNumber } from '../../ui/number/paint-number'
import { useStopped } from './use-stopped'
import './stopped.css'

const WORDS = {
  none: '',
  epochs: 'stopped: epochs over',
  gradient: 'stopped: gradient norm',
  change: 'stopped: loss changed by',
  outputs: 'stopped: outputs within',
  test: 'stopped: best test loss',
} as const

/** The rule that stopped the run, the value it saw, and a button for the best weights; nothing if no rule fired here. */
export function StoppedNote({ compact = false }: { readonly compact?: boolean }) {
  const stopped = useStopped()
  const { mark } = useThisRun()
  const value = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    if (!stopped || !value.current) return
    const paint = stopped.rule.kind === 'epochs' ? paintCount : paintNumber
    paint(value.current, stopped.value, `stopped:${stopped.step}/value`)
  }, [stopped])
  if (!stopped) return null
  if (compact) {
    return <div className="stopped">{mark === 'A' && <RestoreButton stopped={stopped} what="best" />}</div>
  }
  return (
    <div className="stopped">
      <span>
        {WORDS[stopped.rule.kind]} <b ref={value} />
      </span>
      {/* with other batches the steps of run B are not those of the transport */}
      {mark === 'A' && <RestoreButton stopped={stopped} what="it" />}
    </div>
  )
}

interface RestoreButtonProps {
  readonly stopped: Stopped
  readonly what: string // is restored
}

/** Restores the best weights, if the rule watched the test loss. */
export function RestoreButton({ stopped: { step, bestStep }, what }: RestoreButtonProps) {
  const best = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    if (bestStep !== null) paintCount(best.current!, bestStep, `stopped:${step}/bestStep`)
  }, [step, bestStep])
  if (bestStep === null) return null
  return (
    <Button variant="outline" hint="Back to the weights with the best test loss" onClick={() => restoreBest(bestStep)}>
      <span>
        Restore {what} (step <span ref={best} />)
      </span>
    </Button>
  )
}
