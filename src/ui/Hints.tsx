import { computePosition, flip, offset, shift } from '@floating-ui/dom'
import { useEffect, useId, useRef, useState } from 'react'
import './hints.css'

const DELAY_MS = 500
const HINTED = '[data-hint]'

/** One tooltip for the page: the hint and the shortcut of whatever is pointed at or has the keyboard's focus. Any key but Tab hides it. A term shows its own when it is tapped too. */
export function Hints() {
  const id = useId()
  const ref = useRef<HTMLDivElement>(null)
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = (target: EventTarget | null, delay: number) => {
      if (ref.current?.contains(target as Node)) return // the pointer may rest on the hint itself
      clearTimeout(timer)
      const hinted = target instanceof Element ? target.closest<HTMLElement>(HINTED) : null
      if (hinted) timer = setTimeout(() => setAnchor(hinted), delay)
      else setAnchor(null)
    }
    const over = (event: PointerEvent) => event.pointerType !== 'touch' && show(event.target, DELAY_MS)
    const focus = (event: FocusEvent) => event.target instanceof Element && event.target.matches(':focus-visible') && show(event.target, 0)
    const tap = ({ target }: MouseEvent) => target instanceof Element && target.matches('.term') && show(target, 0)
    const hide = () => show(null, 0)
    const onKey = (event: KeyboardEvent) => event.key !== 'Tab' && hide()
    document.addEventListener('pointerover', over)
    document.addEventListener('focusin', focus)
    document.addEventListener('focusout', hide)
    document.addEventListener('pointerdown', hide)
    document.addEventListener('click', tap)
    document.addEventListener('keydown', onKey)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerover', over)
      document.removeEventListener('focusin', focus)
      document.removeEventListener('focusout', hide)
      document.removeEventListener('pointerdown', hide)
      document.removeEventListener('click', tap)
      document.removeEventListener('keydown', onKey)
    }
  }, [])

  useEffect(() => {
    const tip = ref.current
    if (!anchor || !tip || !anchor.isConnected) return
    tip.showPopover() // above an open dialog too
    if (!anchor.hasAttribute('aria-describedby')) anchor.setAttribute('aria-describedby', id)
    void computePosition(anchor, tip, {
      strategy: 'fixed',
      placement: 'bottom',
      middleware: [offset(6), flip(), shift({ padding: 8 })],
    }).then(({ x, y }) => {
      tip.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`
      tip.style.visibility = 'visible'
    })
    return () => {
      if (anchor.getAttribute('aria-describedby') === id) anchor.removeAttribute('aria-describedby')
    }
  }, [anchor, id])

  if (!anchor) return null
  const { hint, shortcut } = anchor.dataset
  return (
    <div ref={ref} key={hint} id={id} role="tooltip" popover="manual" className="tooltip">
      {hint}
      {shortcut && <kbd>{shortcut}</kbd>}
    </div>
  )
}
