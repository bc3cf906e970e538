import { type KeyboardEvent, type ReactNode, useId } from 'react'
import type { ViewSize } from '../view-size'
import { nearestColumn } from './layout'

interface PickPictureProps extends ViewSize {
  readonly label: string
  readonly centres: readonly number[] // px of the columns that may be chosen
  readonly active: number
  readonly onActive: (k: number) => void
  readonly onPick: (k: number) => void
  readonly describe: (k: number) => string // a column in words
  readonly children: ReactNode
}

const MOVES: Readonly<Record<string, (k: number, count: number) => number>> = {
  ArrowRight: (k, count) => Math.min(count - 1, k + 1),
  ArrowLeft: (k) => Math.max(0, k - 1),
  Home: () => 0,
  End: (_, count) => count - 1,
}

/** A picture of columns, one of which is chosen: by pointing and a click, or by the arrow keys and Enter. */
export function PickPicture({ label, width, height, centres, active, onActive, onPick, describe, children }: PickPictureProps) {
  const id = useId()

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const move = MOVES[event.key]
    if (!move && event.key !== 'Enter') return
    event.preventDefault()
    event.stopPropagation() // the page would step
    if (move) onActive(move(active, centres.length))
    else onPick(active)
  }

  return (
    <div
      className="sweep-picture"
      style={{ width, height }}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={`${id}-${active}`}
      onKeyDown={onKeyDown}
      onPointerMove={(event) => onActive(nearestColumn(centres, event.clientX - event.currentTarget.getBoundingClientRect().left))}
      onClick={(event) => onPick(nearestColumn(centres, event.clientX - event.currentTarget.getBoundingClientRect().left))}
    >
      <svg width={width} height={height} aria-hidden="true">
        {children}
      </svg>
      {centres.map((centre, k) => (
        <div
          key={centre}
          id={`${id}-${k}`}
          className="visually-hidden"
          role="option"
          tabIndex={-1}
          aria-selected={k === active}
          aria-label={describe(k)}
        />
      ))}
    </div>
  )
}
