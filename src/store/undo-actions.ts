import { app } from './app-store'
import { currentDocument, openRun, stepNow } from './runs'
import { seek } from './transport'
import { createUndoStack, type UndoEntry } from './undo'

let stack = createUndoStack()

/** Keeps the present document before something changes it; quick calls with the same key keep one. */
export function remember(key: string | null = null): void {
  stack.push(present(), key, performance.now())
  showAvailability()
}

/** Takes the newest kept document back: what it was kept for was refused. */
export function forgetNewest(): void {
  stack.drop()
  showAvailability()
}

/** Opens the document before the last change and replays it to its step. */
export function undo(): void {
  reopen(stack.undo(present()))
}

export function redo(): void {
  reopen(stack.redo(present()))
}

/** Empties the stack (tests). */
export function resetUndo(): void {
  stack = createUndoStack()
  showAvailability()
}

function present(): UndoEntry {
  return { document: currentDocument(), lastStep: Math.max(app.getState().lastStep, stepNow()) }
}

/** A future that a change had cut is computed again, then the run goes back to where it was. */
function reopen(entry: UndoEntry | null): void {
  if (!entry) return
  showAvailability()
  const { document, lastStep } = entry
  if (lastStep <= document.step) openRun(document)
  else openRun({ ...document, step: lastStep }, { arrived: () => seek(document.step) })
}

function showAvailability(): void {
  app.setState({ canUndo: stack.canUndo(), canRedo: stack.canRedo() })
}
