import { leaveInside } from '../inside/inside'
import type { Run } from '../run/create-run'
import { differenceFrames } from '../run/difference-frames'
import { isCompared, page, say } from '../state/page-state'
import { closeRun, currentDocument, firstRun, openFurther } from '../state/runs'
import { pause } from '../state/transport'
import { remember } from './undo-actions'

let waits = false // a comparison begins when the run, which played, stands still

/** Double the run at its step, when it has come to stand: run B goes on with it, and one thing can be changed in it. */
export function beginComparison(): void {
  if (isCompared() || waits) return
  const { inside, predict } = page.getState()
  if (predict.on && (inside !== null || predict.covered)) {
    say('info', 'Predict first is on: a comparison would show the numbers of this step. Answer its questions, or turn it off.')
    return
  }
  leaveInside()
  if (firstRun.state.getState().status !== 'playing') {
    begin()
    return
  }
  waits = true
  const end = firstRun.state.subscribe(({ status }) => {
    if (status === 'playing') return
    waits = false
    end()
    begin()
  })
  pause()
}

function begin(): void {
  remember('comparison')
  openFurther(currentDocument(), 1)
  say('info', 'Run B is a copy of run A at this step. Change one thing in it.')
}

/** Close run B; A stays as it is. Undo opens B again. */
export function endComparison(): void {
  const [, second] = page.getState().runs
  if (!second) return
  remember('closing run B')
  closeRun(second)
  say('info', 'Run B is closed; undo opens it again.')
}

/** In a comparison: the run whose settings are shown, and whose network where there is room for one. */
export function showRun(mark: string): void {
  const { runs } = page.getState()
  const chosen = runs.findIndex((run) => run.mark === mark)
  if (chosen >= 0) page.setState({ chosen })
}

/** What one run has more or less than another, number by number, for the views of a run. */
export function differenceOf(run: Run, minus: Run): Run {
  return { ...run, mark: `${run.mark} − ${minus.mark}`, frames: differenceFrames(minus.frames, run.frames), minus }
}
