import { usePage } from '../../page'
import { nextOperation, previousOperation, toggleWalking } from '../../page/inside/inside'
import { KEYS } from '../../page/state/keys'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'

/** Previous operation, walk, next operation. */
export function WalkButtons() {
  const inside = usePage((state) => state.inside)
  if (!inside) return null
  const { index, operations, walking } = inside
  const count = operations.count('operation')
  return (
    <>
      <Button
        aria-label="Previous operation"
        hint="Previous operation"
        shortcut={KEYS.back}
        disabled={index === 0}
        onClick={previousOperation}
      >
        <Icon name="back" />
      </Button>
      <Button
        variant="primary"
        className="button play-button"
        hint="Walk to the end of this phase"
        shortcut={KEYS.play}
        disabled={index === count - 1}
        onClick={toggleWalking}
      >
        <Icon name={walking ? 'pause' : 'play'} />
        {walking ? 'Pause' : 'Walk'}
      </Button>
      <Button variant="outline" hint="Next operation" shortcut={KEYS.forward} disabled={index === count - 1} onClick={nextOperation}>
        <Icon name="step" />
        Next
      </Button>
    </>
  )
}
