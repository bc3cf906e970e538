import type { Documents } from '../../document/saved/documents'

/** The runs as they were, and how far the first one had been. */
export interface UndoEntry {
  readonly documents: Documents
  readonly lastStep: number
  readonly what: string // was done then, in words
}

export interface UndoStack {
  /**
   * Keeps what was before a change. Calls with the same `key` within a second of each other keep only the first,
   * so that dragging a slider is one change; a null key never joins.
   */
  push(before: UndoEntry, key: string | null, nowMs: number): void
  /** The entry before, in exchange for the present one; null when there is none. */
  undo(present: UndoEntry): UndoEntry | null
  redo(present: UndoEntry): UndoEntry | null
  /** Takes the newest push back, of a change that was refused. */
  drop(): void
  canUndo(): boolean
  canRedo(): boolean
  /** Nothing is left to undo, for what was before is no longer kept. */
  reachedLimit(): boolean
}

const COALESCE_MS = 1000

export const MOST_UNDOS = 100

/** Undo and redo over at most `limit` documents. */
export function createUndoStack(limit = MOST_UNDOS): UndoStack {
  const past: UndoEntry[] = []
  const future: UndoEntry[] = []
  let lastKey: string | null = null
  let lastMs = 0
  let forgot = false

  function move(from: UndoEntry[], to: UndoEntry[], present: UndoEntry): UndoEntry | null {
    const entry = from.pop()
    if (!entry) return null
    to.push({ ...present, what: entry.what })
    lastKey = null
    return entry
  }

  return {
    push(before, key, nowMs) {
      const joins = key !== null && key === lastKey && nowMs - lastMs < COALESCE_MS && past.length > 0
      lastKey = key
      lastMs = nowMs
      future.length = 0
      if (joins) return
      past.push(before)
      if (past.length <= limit) return
      past.shift()
      forgot = true
    },
    undo: (present) => move(past, future, present),
    redo: (present) => move(future, past, present),
    drop() {
      past.pop()
      lastKey = null
    },
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
    reachedLimit: () => forgot && past.length === 0,
  }
}
