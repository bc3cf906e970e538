import { sentence } from '../../document/problem'
import { isCompared, page, say } from '../state/page-state'
import { documentsNow, firstRun, openRuns, stepNow } from '../state/runs'
import { seek } from '../state/transport'
import { createUndoStack, MOST_UNDOS, type UndoEntry } from './undo'
import { cancel, whenLoaded } from './when-loaded'

let stack = createUndoStack()

/** Keeps the runs as they are before something is done, which is told when it is undone; quick calls with the same key keep one. */
export function remember(what: string, key: string | null = null): void {
  stack.push(present(what), key, performance.now())
  showAvailability()
}

/** Takes the newest kept document back: what it was kept for was refused. */
export function forgetNewest(): void {
  stack.drop()
  showAvailability()
}

/** Opens the document before the last change and replays it to its step. */
export function undo(): void {
  if (cancel() || predicts('undo')) return
  const entry = stack.undo(present(''))
  reopen(entry, 'Undone', stack.reachedLimit() ? `no earlier change is kept, at most ${MOST_UNDOS}` : null)
}

export function redo(): void {
  if (!predicts('redo')) reopen(stack.redo(present('')), 'Redone')
}

/** While a step is predicted it stays where it is: another run in its place would show its numbers. */
function predicts(move: string): boolean {
  const { inside, predict } = page.getState()
  const is = inside !== null && predict.on
  if (is) say('info', `Predict first is on: go back to the lab to ${move}.`)
  return is
}

/** Empties the stack (tests). */
export function resetUndo(): void {
  stack = createUndoStack()
  showAvailability()
}

function present(what: string): UndoEntry {
  return { what, documents: documentsNow(), lastStep: Math.max(firstRun.state.getState().lastStep, stepNow()) }
}

/** A future that a change had cut is computed again, then the run goes back to where it was. */
function reopen(entry: UndoEntry | null, word: 'Undone' | 'Redone', end: string | null = null): void {
  if (!entry) {
    say('info', `${sentence(end ?? `nothing is left to be ${word.toLowerCase()}`)}.`)
    return
  }
  const from = stepNow()
  showAvailability()
  const { documents, lastStep } = entry
  const [document, ...others] = documents
  const compared = isCompared()
  whenLoaded(documents, () => {
    if (lastStep <= document.step) openRuns(documents)
    else openRuns([{ ...document, step: lastStep }, ...others], { meant: document.step, arrived: () => seek(document.step) })
  })
  const words = [
    entry.what,
    // training that was done since is not lost, but it is out of sight
    document.step === from ? null : `back at step ${document.step.toLocaleString('en-US')}, where this was done`,
    compared && others.length === 0 ? 'the comparison is closed' : null,
    end,
  ]
  say('info', `${word}: ${words.filter((one) => one !== null).join('; ')}.`)
}

function showAvailability(): void {
  page.setState({ canUndo: stack.canUndo(), canRedo: stack.canRedo() })
}
