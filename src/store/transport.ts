import type { Rate, RunId } from '../trainer/protocol'
import { app, dismiss } from './app-store'
import { stepNow, transport } from './runs'

let seeking: { readonly run: RunId; readonly target: number } | null = null // so that quick steps back add up
let playAsked = false // the worker has not said yet that it plays: a second press of Space is a pause all the same

app.subscribe(({ status }, before) => {
  if (before.status === 'seeking' && status !== 'seeking') seeking = null
  if (before.status !== status) playAsked = false
})

/** Trains step after step at the chosen speed. What was said before is over. */
export function play(): void {
  touch()
  if (app.getState().message?.kind === 'info') dismiss()
  seeking = null
  playAsked = true
  transport({ type: 'play', rate: app.getState().rate })
}

export function pause(): void {
  playAsked = false
  transport({ type: 'pause' })
}

export function togglePlay(): void {
  if (playAsked || app.getState().status === 'playing') pause()
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
  seeking = { run: app.getState().run, target }
  transport({ type: 'seek', step: target })
}

export function stepBack(): void {
  const from = seeking?.run === app.getState().run ? seeking.target : stepNow()
  if (from > 0) seek(from - 1)
}

/** Stops a replay where it is. */
export function cancelSeek(): void {
  transport({ type: 'pause' })
}

/** Speed of play, at once when playing. */
export function setRate(rate: Rate): void {
  app.setState({ rate })
  if (app.getState().status === 'playing') transport({ type: 'play', rate })
}

function touch(): void {
  if (!app.getState().touched) app.setState({ touched: true })
}
