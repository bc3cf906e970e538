import { lazy, type Ref, Suspense, useRef, useState } from 'react'
import { redo, sharing, undo, usePage } from '../../page'
import { KEYS } from '../../page/state/keys'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Icon } from '../../ui/Icon'
import { Toolbar } from '../../ui/Toolbar'
import { Commands } from './Commands'
import { ModeSwitch } from './ModeSwitch'
import { ScenarioPicker } from './ScenarioPicker'
import './header.css'

const SharedPicture = lazy(() => import('../compare/SharedPicture').then((module) => ({ default: module.SharedPicture })))
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
  const [shared, setShared] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const commands = (
    <Commands
      onHelp={onHelp}
      onShare={() => setShared(true)}
      onOpen={() => file.current?.click()}
      named={compact}
      onDone={() => setMenu(false)}
    />
  )
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
      <FileToOpen ref={file} />
      <Dialog title="A picture of this run" open={shared} onClose={() => setShared(false)}>
        <Suspense>
          <SharedPicture />
        </Suspense>
      </Dialog>
      {compact ? (
        <div className="header-commands">
          <UndoButton />
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
        </div>
      ) : (
        <Toolbar label="Commands" className="header-commands">
          <UndoButton />
          <RedoButton />
          {commands}
        </Toolbar>
      )}
    </header>
  )
}

function UndoButton() {
  const canUndo = usePage((state) => state.canUndo)
  return (
    <Button aria-label="Undo" hint="Undo" shortcut={KEYS.undo} disabled={!canUndo} onClick={undo}>
      <Icon name="undo" />
    </Button>
  )
}

function RedoButton() {
  const canRedo = usePage((state) => state.canRedo)
  return (
    <Button aria-label="Redo" hint="Redo" shortcut={KEYS.redo} disabled={!canRedo} onClick={redo}>
      <Icon name="redo" />
    </Button>
  )
}

/** The browser's file picker. It is outside the menu that opens it, which closes first. */
function FileToOpen({ ref }: { readonly ref: Ref<HTMLInputElement> }) {
  return (
    <input
      ref={ref}
      type="file"
      accept=".json,.csv,.tsv,.txt,application/json,text/csv"
      className="visually-hidden"
      aria-label="File to open"
      tabIndex={-1}
      onChange={async (event) => {
        const input = event.target
        const chosen = input.files?.[0]
        if (chosen) await (await sharing()).openChosenFile(chosen)
        input.value = ''
      }}
    />
  )
}
