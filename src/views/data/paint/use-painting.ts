import { useEffect, useState } from 'react'
import type { Painting } from './painting'

interface History {
  readonly now: Painting
  readonly past: readonly Painting[]
  readonly stroke: number // that made the last change; 0 for none
}

export interface PaintingState {
  readonly painting: Painting
  readonly canUndo: boolean
  readonly undo: () => void
  /** Changes of one stroke are undone together. */
  readonly change: (next: (now: Painting) => Painting, stroke?: number) => void
}

const back = ({ now, past }: History): History => ({ now: past.at(-1) ?? now, past: past.slice(0, -1), stroke: 0 })

/** A painting and what it was before each change; Ctrl+Z takes one back, and then `undone` is called. */
export function usePainting(first: () => Painting, undone: () => void): PaintingState {
  const [{ now, past }, setHistory] = useState<History>(() => ({ now: first(), past: [], stroke: 0 }))
  const undo = () => {
    if (past.length === 0) return
    setHistory(back)
    undone()
  }
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return
      event.preventDefault()
      undo()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  })
  return {
    painting: now,
    canUndo: past.length > 0,
    undo,
    change: (next, stroke = 0) =>
      setHistory((old) => {
        const changed = next(old.now)
        if (changed === old.now) return old
        return { now: changed, past: stroke !== 0 && stroke === old.stroke ? old.past : [...old.past, old.now], stroke }
      }),
  }
}
