import type { StepContext } from '../../explain/context'
import type { Notation } from '../../explain/notations'
import { say } from '../state/page-state'
import { download } from '../workers/browser'

/** Put the whole step, worked out in a notation, into the clipboard as Markdown. @param digits significant */
export async function copySolution(context: StepContext, notation: Notation, digits: number): Promise<void> {
  const { workedSolution } = await import('../../explain/paper/worked-solution')
  await copy(workedSolution(context, notation, digits), 'Copied as Markdown.', `downhill-step-${context.trace.step}.md`)
}

/** Puts a NumPy script that prints the numbers of the step into the clipboard. */
export async function copyNumpy(context: StepContext): Promise<void> {
  const { numpyScript } = await import('../../explain/paper/numpy-script')
  let script: string
  try {
    script = numpyScript(context)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    say('error', error.message)
    return
  }
  await copy(script, 'Copied as a NumPy script.', `downhill-step-${context.trace.step}.py`)
}

/** Where the browser keeps the clipboard closed, the text is saved as a file. */
async function copy(text: string, done: string, file: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    say('info', done)
  } catch {
    download(file, text)
    say('info', `The browser blocked the clipboard; saved the text as ${file} instead.`)
  }
}
