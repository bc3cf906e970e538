import { epoch, isCompared, redo, restart, usePage } from '../../page'
import { newSeed } from '../../page/documents/new-seed'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { setComparing } from '../set-comparing'
import { Speed } from './Transport'

/** Commands that do not fit a phone's bars. */
export function MoreTransport({ onDone }: { readonly onDone: () => void }) {
  const comparing = usePage(isCompared)
  const canRedo = usePage((state) => state.canRedo)
  const entries = [
    { name: 'Redo', icon: 'redo', act: redo, disabled: !canRedo },
    { name: 'Restart from the same weights', icon: 'restart', act: restart },
    { name: 'New seed', icon: 'dice', act: newSeed },
    { name: 'To the end of the epoch', icon: 'epoch', act: epoch },
    { name: comparing ? 'Close run B' : 'Compare with a second run', icon: 'compare', act: () => setComparing(!comparing) },
  ] as const
  return (
    <>
      <Speed />
      {entries.map(({ name, icon, act, ...rest }) => (
        <Button
          key={icon}
          {...rest}
          onClick={() => {
            onDone()
            act()
          }}
        >
          <Icon name={icon} />
          {name}
        </Button>
      ))}
    </>
  )
}
