import { tinykeys } from 'tinykeys'
import { page } from '../page'
import { isClicked } from '../ui/clicked'
import { SHORTCUTS } from './shortcuts'

const PRESSABLE = 'button:not([role="tab"]), summary, input:not([type="range"], :checked[type="radio"]), select, a, [role="button"]'

/** Listens on the window; a key that belongs to a focused control is left to it. */
export function listenToKeys(showHelp: () => void): () => void {
  const presses = SHORTCUTS.flatMap(({ press }) => press)
  return tinykeys(
    window,
    Object.fromEntries(
      presses.map(({ key, act, where = 'network' }) => {
        const binding = bindingOf(key)
        return [
          binding,
          (event: KeyboardEvent) => {
            if (!binding.startsWith('$mod') && (event.ctrlKey || event.metaKey || event.altKey)) return
            if (document.querySelector('dialog[open]') || isTyping(event.target) || movesSlider(event)) return
            if (where !== 'everywhere' && page.getState().page !== 'network') return
            if (where === 'unfocused' && event.target !== document.body) return
            if (where === 'unpressed' && event.target instanceof HTMLElement) {
              if (event.target.closest(PRESSABLE) && !isClicked(event.target)) return
              event.target.blur() // Firefox would press a button when the key comes up
            }
            event.preventDefault()
            act(showHelp)
          },
        ]
      }),
    ),
  )
}

/** The name that tinykeys has for a key: `r` for R, `$mod+z` for Ctrl+Z. */
function bindingOf(key: string): string {
  if (key === 'Esc') return 'Escape'
  return key.replace('Ctrl', '$mod').replace(/(?<=^|\+)[A-Z]$/, (letter) => letter.toLowerCase())
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'range'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
}

/** A slider's other keys act only while nothing has the focus. */
function movesSlider({ target, key }: KeyboardEvent): boolean {
  return target instanceof HTMLInputElement && target.type === 'range' && ['PageUp', 'PageDown'].includes(key)
}
