import { type RefObject, useRef } from 'react'
import { type FlagGroup, flagWords } from '../curves/flags'
import { FLAG_PX, MOST_FLAGS } from './layout'
import './flag-buttons.css'

const PLACES = Array.from({ length: MOST_FLAGS }, (_, k) => k)

interface FlagButtonsProps {
  readonly root: RefObject<HTMLDivElement | null>
}

/** A button on each flag: shows its changes on hover, focus and tap. The painter places and names them. */
export function FlagButtons({ root }: FlagButtonsProps) {
  const note = useRef<HTMLParagraphElement>(null)

  function show(flag: HTMLButtonElement): void {
    const words = note.current
    if (!words) return
    words.textContent = flag.dataset.words ?? ''
    if (!words.matches(':popover-open')) words.showPopover()
    const box = flag.getBoundingClientRect()
    const left = Math.max(8, Math.min(box.left, window.innerWidth - words.offsetWidth - 8))
    words.style.left = `${Math.round(left)}px`
    words.style.top = `${Math.round(Math.max(8, box.top - words.offsetHeight - 6))}px`
  }

  function hide(): void {
    if (note.current?.matches(':popover-open')) note.current.hidePopover()
  }

  return (
    <>
      <div ref={root} className="timeline-flags">
        {PLACES.map((place) => (
          <button
            key={place}
            type="button"
            hidden
            onPointerEnter={(event) => show(event.currentTarget)}
            onPointerLeave={(event) => event.pointerType !== 'touch' && hide()}
            onFocus={(event) => show(event.currentTarget)}
            onBlur={hide}
            onKeyDown={(event) => event.key === 'Escape' && hide()}
            onClick={(event) => show(event.currentTarget)}
          />
        ))}
      </div>
      <p ref={note} className="view-note timeline-note" popover="manual" />
    </>
  )
}

/** Puts a button on each flag, with its changes in words. */
export function placeFlags(root: HTMLElement, groups: readonly FlagGroup[], sentences: readonly string[]): void {
  for (const [k, button] of root.querySelectorAll('button').entries()) {
    const group = groups[k]
    if (button.hidden !== (group === undefined)) button.hidden = group === undefined
    if (!group) continue
    const words = flagWords(group, sentences)
    if (button.dataset.words !== words) {
      button.dataset.words = words
      button.setAttribute('aria-label', `Change at ${words.replaceAll('\n', '; ')}`)
    }
    const transform = `translate(${(group.x - FLAG_PX / 4).toFixed(1)}px, 0)`
    if (button.style.transform !== transform) button.style.transform = transform
  }
}
