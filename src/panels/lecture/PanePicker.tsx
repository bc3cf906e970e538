import { LECTURE_PANES, setPane, usePage } from '../../page'
import { Button } from '../../ui/Button'
import { Select } from '../../ui/Select'

/** Number of companions with a button; the others are in a list. */
const BUTTONS = 4
const COMPANIONS = LECTURE_PANES.slice(1)
const MORE = COMPANIONS.slice(BUTTONS)

/** Chooses the companion. Where there is room for one picture only, the network is one of them. */
export function PanePicker({ narrow }: { readonly narrow: boolean }) {
  const pane = usePage((state) => state.panes.lecture)
  const choose = (next: typeof pane) => setPane('lecture', next)
  if (narrow) return <Select label="Picture" value={pane} options={LECTURE_PANES} onChange={choose} />
  const listed = MORE.some(({ value }) => value === pane)
  return (
    <nav className="chips lecture-panes" aria-label="Companion">
      {COMPANIONS.slice(0, BUTTONS).map(({ value, label, key }) => (
        <Button key={value} hint={`Show: ${label}`} shortcut={key} aria-pressed={pane === value} onClick={() => choose(value)}>
          {label}
        </Button>
      ))}
      <Select
        label="More companions"
        className="lecture-more"
        data-chosen={listed || undefined}
        value={listed ? pane : ''}
        options={MORE}
        onChange={(next) => next !== '' && choose(next)}
      >
        <option value="" disabled hidden>
          More
        </option>
      </Select>
    </nav>
  )
}
