import { useThisRun } from '../../page'
import { restoreBest } from '../../page/state/transport'
import type { Stopped } from '../../trainer/protocol'
import { Button } from '../../ui/Button'
import { Num } from '../../ui/number/Num'
import { ref } from '../../views/ref'
import { useStopped } from './use-stopped'
import './stopped.css'

const WORDS = {
  none: '',
  epochs: 'stopped: epochs over',
  gradient: 'stopped: gradient norm',
  change: 'stopped: loss changed by',
  outputs: 'stopped: largest distance',
  test: 'stopped: best test loss',
} as const

/** The rule that stopped the run, the value it saw, and a button for the best weights; nothing if no rule fired here. */
export function StoppedNote({ compact = false }: { readonly compact?: boolean }) {
  const stopped = useStopped()
  const { mark } = useThisRun()
  if (!stopped) return null
  if (compact) {
    return <div className="stopped">{mark === 'A' && <RestoreButton stopped={stopped} what="best" />}</div>
  }
  return (
    <div className="stopped">
      <span>
        {WORDS[stopped.rule.kind]}{' '}
        <Num value={stopped.value} record={ref('stopped', stopped.step, 'value')} format={stopped.rule.kind === 'epochs' ? 'count' : 4} />
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
  if (bestStep === null) return null
  return (
    <Button variant="outline" hint="Back to the weights with the best test loss" onClick={() => restoreBest(bestStep)}>
      <span>
        Restore {what} (step <Num as="span" value={bestStep} record={ref('stopped', step, 'bestStep')} format="count" />)
      </span>
    </Button>
  )
}
