import { useState } from 'react'
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

/** A painting and what it was before each change. */
export function usePainting(first: () => Painting): PaintingState {
  const [{ now, past }, setHistory] = useState<History>(() => ({ now: first(), past: [], stroke: 0 }))
  return {
    painting: now,
    canUndo: past.length > 0,
    undo: () => setHistory((old) => ({ now: old.past.at(-1) ?? old.now, past: old.past.slice(0, -1), stroke: 0 })),
    change: (next, stroke = 0) =>
      setHistory((old) => {
        const changed = next(old.now)
        if (changed === old.now) return old
        return { now: changed, past: stroke !== 0 && stroke === old.stroke ? old.past : [...old.past, old.now], stroke }
      }),
  }
}
