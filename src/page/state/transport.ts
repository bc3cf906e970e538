import { plainNumber } from '../../document/problem'
import type { Rate, RunId } from '../../trainer/protocol'
import type { RunState } from '../run/run-state'
import { dismiss, page, say } from './page-state'
import { firstRun, stepNow, transport } from './runs'

/** Where the first run is sent, and where it is to stand in the end: what is asked for on the way is done at once on arrival. */
let course: { readonly run: RunId; readonly sent: number; readonly asked: number } | null = null
let epochAsked = false // the run plays to the end of its epoch
let playAsked = false // the worker has not said yet that it plays: a second press of Space is a pause all the same

firstRun.state.subscribe((state, before) => {
  if (before.status !== state.status) {
    playAsked = false
    if (state.status !== 'playing') epochAsked = false
  }
  if (course && (before.status !== state.status || before.position !== state.position)) follow(course, state)
})

/** At the end of a way, begin the next one. */
function follow({ sent, asked }: NonNullable<typeof course>, { status, position, stopped, diverged }: RunState): void {
  const rests = status === 'paused' || status === 'diverged'
  const arrived = rests && position !== null && (position.step === sent || stopped !== null || diverged !== null)
  if (!arrived && status !== 'failed') return
  course = null
  if (arrived && asked !== sent) send(position.step, asked)
}

function send(from: number, to: number): void {
  course = { run: firstRun.state.getState().run, sent: to, asked: to }
  transport(to > from ? { type: 'step', steps: to - from } : { type: 'seek', step: to })
}

/** Go some steps on or back, from where the steps asked for so far lead. */
function move(steps: number): void {
  touch()
  const { run } = firstRun.state.getState()
  if (course?.run === run) course = { ...course, asked: Math.max(0, course.asked + steps) }
  else if (stepNow() + steps >= 0) send(stepNow(), stepNow() + steps)
}

/** Trains step after step at the chosen speed. What was said before is over. */
export function play(): void {
  touch()
  if (page.getState().message?.kind === 'info') dismiss()
  course = null
  epochAsked = false
  playAsked = true
  transport({ type: 'play', rate: page.getState().rate })
}

export function pause(): void {
  course = null
  playAsked = false
  transport({ type: 'pause' })
}

export function togglePlay(): void {
  if (playAsked || firstRun.state.getState().status === 'playing') pause()
  else play()
}

/** One or more updates, then pause. */
export function step(steps = 1): void {
  // the worker that plays is further than the screen: it counts
  if (course === null && (playAsked || firstRun.state.getState().status === 'playing')) transport({ type: 'step', steps })
  else move(steps)
}

/** Trains to the end of this epoch. */
export function epoch(): void {
  touch()
  course = null
  epochAsked = true
  transport({ type: 'epoch' })
}

/** Where a person has sent the run: to a step, or to the end of its epoch; null where it plays on. */
export function goal(): number | 'epoch' | null {
  return course?.asked ?? (epochAsked ? 'epoch' : null)
}

/** Goes to any step, back by replay or on by training. The newest wins. */
export function seek(target: number): void {
  if (!Number.isSafeInteger(target) || target < 0) return
  touch()
  course = { run: firstRun.state.getState().run, sent: target, asked: target }
  transport({ type: 'seek', step: target })
}

export function stepBack(): void {
  move(-1)
}

/** Stops a replay where it is. */
export function cancelSeek(): void {
  course = null
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
