import { useEffect, useRef } from 'react'
import { isClicked } from '../../ui/clicked'

/** What the page's keys do. */
interface PageKeys {
  readonly back: () => void
  readonly step: () => void
  readonly toggle: () => void
  readonly leave: () => void
}

const FIELDS = 'input, textarea, select'

/** The keys , . Space and Escape, while the page is open. A field keeps its keys, and Escape leaves it first. */
export function useKeys(keys: PageKeys): void {
  const newest = useRef(keys)
  useEffect(() => {
    newest.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : document.body
      if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector('dialog[open]')) return
      if (target.closest(FIELDS)) {
        if (event.key === 'Escape') target.blur()
        return
      }
      const { back, step, toggle, leave } = newest.current
      if (event.key === ' ' && target.closest('button')) {
        if (!isClicked(target)) return
        target.blur() // Firefox would press the button when the key comes up
      }
      const act = { ',': back, '.': step, ' ': toggle, Escape: leave }[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
