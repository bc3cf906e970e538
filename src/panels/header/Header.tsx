import { lazy, type Ref, Suspense, useRef, useState } from 'react'
import { copyLink, openFile, redo, saveFile, setTheme, toggleLecture, undo, useApp } from '../../store'
import { KEYS } from '../../store/keys'
import { Button } from '../../ui/Button'
import { Segments } from '../../ui/Choice'
import { Dialog } from '../../ui/Dialog'
import { Icon } from '../../ui/Icon'
import { setComparing } from '../set-comparing'
import { toggleFullScreen } from './full-screen'
import { ScenarioPicker } from './ScenarioPicker'
import './header.css'

const MoreTransport = lazy(() => import('../transport/MoreTransport').then((module) => ({ default: module.MoreTransport })))

interface HeaderProps {
  readonly compact: boolean
  readonly onHelp: () => void
  readonly rail: string // what the rail holds
  readonly onRail: (() => void) | null // opens the rail where it is an overlay
}

/** Scenario, undo and redo, document commands, theme, lecture, help. */
export function Header({ compact, onHelp, rail, onRail }: HeaderProps) {
  const [menu, setMenu] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const commands = <Commands onHelp={onHelp} onOpen={() => file.current?.click()} named={compact} onDone={() => setMenu(false)} />
  return (
    <header className="header">
      {onRail && (
        <Button aria-label={rail} hint={`${rail} of this ${rail === 'Outline' ? 'step' : 'run'}`} onClick={onRail}>
          <Icon name="menu" />
        </Button>
      )}
      <h1 className="brand">
        <svg width="26" height="22" viewBox="0 0 26 22" aria-hidden="true">
          <path d="M1.5 2.5C6 2.5 7.5 18 14 18s6.5-7 11-9" fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />
          <circle cx="14" cy="18" r="3.4" fill="var(--update)" />
        </svg>
        <span className={compact ? 'visually-hidden' : undefined}>Downhill</span>
      </h1>
      <ScenarioPicker compact={compact} />
      <ModeSwitch compact={compact} />
      <div className="header-commands">
        <UndoRedo />
        <FileToOpen ref={file} />
        {compact ? (
          <>
            <Button aria-label="More" onClick={() => setMenu(true)}>
              <Icon name="menu" />
            </Button>
            <Dialog title="More" open={menu} onClose={() => setMenu(false)}>
              <div className="header-menu">
                <Suspense>
                  <MoreTransport onDone={() => setMenu(false)} />
                </Suspense>
                {commands}
              </div>
            </Dialog>
          </>
        ) : (
          commands
        )}
      </div>
    </header>
  )
}

/** Switches between the lab, the inside of the last step, and a comparison. */
function ModeSwitch({ compact }: { readonly compact: boolean }) {
  const mode = useApp((state) => (state.inside ? 'inside' : state.comparison ? 'compare' : 'lab'))
  const blocked = useApp((state) => state.status === 'loading' || state.status === 'failed')
  if (compact) {
    return (
      <Button aria-pressed={mode === 'inside'} disabled={blocked} onClick={mode === 'inside' ? leave : enter}>
        Inside
      </Button>
    )
  }
  return (
    <Segments
      label="Mode"
      value={mode}
      options={MODES}
      onChange={(next) => {
        if (next === 'inside') enter()
        else leave()
        if (next !== 'inside') setComparing(next === 'compare')
      }}
    />
  )
}

const enter = () => void import('../../store/inside').then(({ enterInside }) => enterInside())
const leave = () => void import('../../store/inside').then(({ leaveInside }) => leaveInside())

const MODES = [
  { value: 'lab', label: 'Lab' },
  { value: 'inside', label: 'Inside the step' },
  { value: 'compare', label: 'Compare' },
] as const

function UndoRedo() {
  const canUndo = useApp((state) => state.canUndo)
  const canRedo = useApp((state) => state.canRedo)
  return (
    <>
      <Button aria-label="Undo" hint="Undo" shortcut={KEYS.undo} disabled={!canUndo} onClick={undo}>
        <Icon name="undo" />
      </Button>
      <Button aria-label="Redo" hint="Redo" shortcut={KEYS.redo} disabled={!canRedo} onClick={redo}>
        <Icon name="redo" />
      </Button>
    </>
  )
}

/** The browser's file picker. It is outside the menu that opens it, which closes first. */
function FileToOpen({ ref }: { readonly ref: Ref<HTMLInputElement> }) {
  return (
    <input
      ref={ref}
      type="file"
      accept=".json,application/json"
      className="visually-hidden"
      aria-label="File to open"
      tabIndex={-1}
      onChange={async (event) => {
        const input = event.target
        const chosen = input.files?.[0]
        if (chosen) openFile(await chosen.text(), chosen.name)
        input.value = ''
      }}
    />
  )
}

interface CommandsProps {
  readonly onHelp: () => void
  readonly onOpen: () => void // lets a file be chosen
  readonly named: boolean
  readonly onDone: () => void
}

function Commands({ onHelp, onOpen, named, onDone }: CommandsProps) {
  const theme = useApp((state) => state.theme)
  const other = theme === 'dark' ? 'light' : 'dark'
  const entries = [
    { name: 'Copy link', hint: 'Copy a link that gives this very run', icon: 'link', act: () => void copyLink() },
    { name: 'Save file', hint: 'Save this run to a file', icon: 'save', act: saveFile },
    { name: 'Open file', hint: 'Open a saved run', icon: 'open', act: onOpen },
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
      {entries.map((entry) => (
        <Button
          key={entry.icon}
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
