import { RunProvider, usePage } from '../../page'
import { reasonOf } from '../../page/state/stopped'
import { RestoreButton } from '../transport/StoppedNote'
import { useStopped } from '../transport/use-stopped'

/** The rule that stopped each run, while it stands at that step. */
export function StoppedLines() {
  const beside = usePage(({ runs }) => runs[1] ?? null)
  return (
    <>
      <StoppedLine name={beside ? 'Run A stopped' : 'Stopped'} />
      {beside && (
        <RunProvider value={beside}>
          <StoppedLine name="Run B stopped" />
        </RunProvider>
      )}
    </>
  )
}

function StoppedLine({ name }: { readonly name: string }) {
  const stopped = useStopped()
  if (!stopped) return null
  return (
    <p className="caption-stopped">
      {name}: {reasonOf(stopped)}
    </p>
  )
}

/** Restores the best weights of run A. */
export function RestoreOffer() {
  const stopped = useStopped()
  return stopped && <RestoreButton stopped={stopped} what="the best weights" />
}
