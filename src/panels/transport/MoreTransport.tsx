import { epoch, isCompared, restart, usePage } from '../../page'
import { newSeed } from '../../page/documents/new-seed'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { setComparing } from '../set-comparing'
import { Speed } from './Transport'

/** Transport commands that do not fit a phone's bar. */
export function MoreTransport({ onDone }: { readonly onDone: () => void }) {
  const comparing = usePage(isCompared)
  const entries = [
    { name: 'Restart from the same weights', icon: 'restart', act: restart },
    { name: 'New seed', icon: 'dice', act: newSeed },
    { name: 'To the end of the epoch', icon: 'epoch', act: epoch },
    { name: comparing ? 'Close run B' : 'Compare with a second run', icon: 'compare', act: () => setComparing(!comparing) },
  ] as const
  return (
    <>
      <Speed />
      {entries.map(({ name, icon, act }) => (
        <Button
          key={icon}
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
