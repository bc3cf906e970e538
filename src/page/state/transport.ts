import { plainNumber } from '../../document/problem'
import type { Rate, RunId } from '../../trainer/protocol'
import { dismiss, page, say } from './page-state'
import { firstRun, stepNow, transport } from './runs'

let seeking: { readonly run: RunId; readonly target: number } | null = null // so that quick steps back add up
let playAsked = false // the worker has not said yet that it plays: a second press of Space is a pause all the same

firstRun.state.subscribe(({ status }, before) => {
  if (before.status === 'seeking' && status !== 'seeking') seeking = null
  if (before.status !== status) playAsked = false
})

/** Trains step after step at the chosen speed. What was said before is over. */
export function play(): void {
  touch()
  if (page.getState().message?.kind === 'info') dismiss()
  seeking = null
  playAsked = true
  transport({ type: 'play', rate: page.getState().rate })
}

export function pause(): void {
  playAsked = false
  transport({ type: 'pause' })
}

export function togglePlay(): void {
  if (playAsked || firstRun.state.getState().status === 'playing') pause()
  else play()
}

/** One or more updates, then pause. */
export function step(steps = 1): void {
  touch()
  seeking = null
  transport({ type: 'step', steps })
}

/** Trains to the end of this epoch. */
export function epoch(): void {
  touch()
  seeking = null
  transport({ type: 'epoch' })
}

/** Goes to any step, back by replay or on by training. The newest wins. */
export function seek(target: number): void {
  if (!Number.isSafeInteger(target) || target < 0) return
  touch()
  seeking = { run: firstRun.state.getState().run, target }
  transport({ type: 'seek', step: target })
}

export function stepBack(): void {
  const from = seeking?.run === firstRun.state.getState().run ? seeking.target : stepNow()
  if (from > 0) seek(from - 1)
}

/** Stops a replay where it is. */
export function cancelSeek(): void {
  transport({ type: 'pause' })
}

/** Speed of play, at once when playing. */
export function setRate(rate: Rate): void {
  page.setState({ rate })
  if (firstRun.state.getState().status === 'playing') transport({ type: 'play', rate })
}

function touch(): void {
  if (!page.getState().touched) page.setState({ touched: true })
}

/** Back to the weights with the best test loss so far, exactly as they were. */
export function restoreBest(step: number): void {
  seek(step)
  say('info', `Back at step ${plainNumber(step)}, whose weights have the best test loss. Press Play to go on from there.`)
}
