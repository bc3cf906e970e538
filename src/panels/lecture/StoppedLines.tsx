import { SideProvider, useApp } from '../../store'
import { reasonOf } from '../../store/stopped'
import { RestoreButton } from '../transport/StoppedNote'
import { useStopped } from '../transport/use-stopped'

/** The rule that stopped each run, while it stands at that step. */
export function StoppedLines() {
  const beside = useApp((state) => state.comparison?.beside ?? null)
  return (
    <>
      <StoppedLine name={beside ? 'Run A stopped' : 'Stopped'} />
      {beside && (
        <SideProvider value={beside}>
          <StoppedLine name="Run B stopped" />
        </SideProvider>
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
