import { setTheme, sharing, toggleLecture, usePage } from '../../page'
import { KEYS } from '../../page/state/keys'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { toggleFullScreen } from './full-screen'

interface CommandsProps {
  readonly onHelp: () => void
  readonly onShare: () => void // shows the picture of the run
  readonly onOpen: () => void // lets a file be chosen
  readonly named: boolean
  readonly onDone: () => void
}

/** The commands of the document, the looks and the help: buttons in the header, entries of a phone's menu. */
export function Commands({ onHelp, onShare, onOpen, named, onDone }: CommandsProps) {
  const theme = usePage((state) => state.theme)
  const other = theme === 'dark' ? 'light' : 'dark'
  const entries = [
    {
      name: 'Copy link',
      hint: 'Copy a link that gives this very run',
      icon: 'link',
      act: () => void sharing().then(({ copyLink }) => copyLink()),
    },
    { name: 'Save file', hint: 'Save this run to a file', icon: 'save', act: () => void sharing().then(({ saveFile }) => saveFile()) },
    { name: 'Share picture', hint: 'A picture of this run to share', icon: 'picture', act: onShare },
    { name: 'Open file', hint: 'Open a saved run, or a table (CSV)', icon: 'open', act: onOpen },
    {
      name: `${other === 'dark' ? 'Dark' : 'Light'} theme`,
      hint: `Change to the ${other} theme`,
      shortcut: KEYS.theme,
      icon: other === 'dark' ? 'moon' : 'sun',
      act: () => setTheme(other),
    },
    { name: 'Lecture', hint: 'Lecture mode: large, for a projector', shortcut: KEYS.lecture, icon: 'lecture', act: toggleLecture },
    { name: 'Full screen', hint: 'Full screen', shortcut: KEYS.fullScreen, icon: 'fullscreen', act: toggleFullScreen },
    { name: 'Help', hint: 'Help and all keys', shortcut: KEYS.help, icon: 'help', act: onHelp },
  ] as const
  return (
    <>
      {entries.map((entry, place) => (
        <Button
          key={place /* the theme's button stays the same, whatever it shows */}
          aria-label={entry.name}
          {...(named ? {} : { hint: entry.hint })}
          {...('shortcut' in entry && !named ? { shortcut: entry.shortcut } : {})}
          onClick={() => {
            onDone()
            entry.act()
          }}
        >
          <Icon name={entry.icon} />
          {named && entry.name}
        </Button>
      ))}
    </>
  )
}
