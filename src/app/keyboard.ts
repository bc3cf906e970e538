import { tinykeys } from 'tinykeys'
import { toggleFullScreen } from '../panels/header/Header'
import { LECTURE_PANES, MORE_PANES } from '../panels/lecture/panes'
import { scaleRate, toggleDropout, toggleMomentum } from '../panels/lecture/quick-changes'
import { setComparing } from '../panels/set-comparing'
import { changeSpeed } from '../panels/transport/speeds'
import { app, epoch, redo, restart, setPane, setTheme, step, stepBack, toggleLecture, togglePlay, undo } from '../store'

/** Listens on the window; a key that belongs to a focused control is left to it. */
export function listenToKeys(showHelp: () => void): () => void {
  const free =
    (act: () => void, plain = true, everyPage = false) =>
    (event: KeyboardEvent) => {
      if (plain && (event.ctrlKey || event.metaKey || event.altKey)) return
      if (document.querySelector('dialog[open]') || isTyping(event.target) || movesSlider(event)) return
      if (!everyPage && app.getState().page !== 'network') return
      event.preventDefault()
      act()
    }
  const unfocused = (act: () => void) => (event: KeyboardEvent) => {
    if (event.target === document.body) free(act)(event)
  }
  const space = (event: KeyboardEvent) => {
    if (
      !(
        event.target instanceof Element &&
        event.target.closest(
          'button:not([role="tab"]), summary, input:not([type="range"], :checked[type="radio"]), select, a, [role="button"]',
        )
      )
    )
      free(() => (isInside() ? withInside((inside) => inside.toggleWalking()) : togglePlay()))(event)
  }
  const lecturePanes = Object.fromEntries(
    [{ value: 'graph' as const, key: '0' }, ...LECTURE_PANES, ...MORE_PANES].map(({ value, key }) => [
      key,
      free(() => app.getState().lecture && setPane('lecture', value)),
    ]),
  )
  return tinykeys(window, {
    Space: space,
    '.': free(() => (isInside() ? withInside((inside) => inside.nextOperation()) : step(1))),
    ',': free(() => (isInside() ? withInside((inside) => inside.previousOperation()) : stepBack())),
    PageDown: free(() => (isInside() ? withInside((inside) => inside.nextOperation()) : step(1))),
    PageUp: free(() => (isInside() ? withInside((inside) => inside.previousOperation()) : stepBack())),
    'Shift+>': free(() => step(1)),
    'Shift+<': free(stepBack),
    ArrowRight: unfocused(() => (isInside() ? withInside((inside) => inside.nextOperation()) : step(1))),
    ArrowLeft: unfocused(() => (isInside() ? withInside((inside) => inside.previousOperation()) : stepBack())),
    Enter: unfocused(() => enter()),
    i: free(() => (isInside() ? leave() : enter())),
    w: free(() => !isInside() && enter('selection')),
    Escape: free(leave),
    b: free(() => withInside((inside) => inside.toggleBookmark())),
    Home: unfocused(() => withInside((inside) => inside.goToOperation(0))),
    End: unfocused(() => withInside((inside) => inside.goToOperation(Number.MAX_SAFE_INTEGER))),
    c: free(() => !isInside() && setComparing(app.getState().comparison === null)),
    e: free(() => !isInside() && epoch()),
    r: free(restart),
    m: free(toggleMomentum),
    p: free(toggleDropout),
    k: free(() => void import('../store/pin-unit').then(({ cyclePin }) => cyclePin())),
    '[': free(() => scaleRate(0.5)),
    ']': free(() => scaleRate(2)),
    ...Object.fromEntries(['+', 'Shift++', '=', '-'].map((key) => [key, free(() => changeSpeed(key === '-' ? -1 : 1))])),
    l: free(toggleLecture, true, true),
    d: free(() => setTheme(app.getState().theme === 'dark' ? 'light' : 'dark'), true, true),
    f: free(toggleFullScreen, true, true),
    '?': free(showHelp, true, true),
    'Shift+?': free(showHelp, true, true),
    '$mod+z': free(undo, false),
    '$mod+Shift+z': free(redo, false),
    ...lecturePanes,
  })
}

const loadInside = () => import('../store/inside')

function enter(from: 'start' | 'selection' = 'start'): void {
  void loadInside().then((inside) => inside.enterInside(from))
}

/** Does something with the step walked through; nothing outside of one. */
function withInside(act: (inside: Awaited<ReturnType<typeof loadInside>>) => void): void {
  if (isInside()) void loadInside().then(act)
}

function leave(): void {
  withInside((inside) => inside.leaveInside())
}

function isInside(): boolean {
  return app.getState().inside !== null
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'range'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
}

/** The other keys of a slider act only where nothing has the focus. */
function movesSlider({ target, key }: KeyboardEvent): boolean {
  return target instanceof HTMLInputElement && target.type === 'range' && ['PageUp', 'PageDown'].includes(key)
}
