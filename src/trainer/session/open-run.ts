import type { ChangeInput } from '../../document/types'
import type { Checkpoint, Event, RunStatus, Watch } from '../protocol'
import { nextStep, replayStep, snapshotAt } from '../run/replay'
import type { Run } from '../run/run'
import { CHUNK_COST, type Sliced, STEP_COST } from '../slices'
import { exactFrame, fittingWatch, runningFrame, whereOf } from './frame'

/** What a run is doing. */
export type Mode =
  | { readonly kind: 'idle' }
  | { readonly kind: 'play' }
  | { readonly kind: 'goal'; readonly step: number; readonly seeking: boolean } // on the way to a step, then idle

interface Task {
  readonly kind: 'settle' | 'trace' | 'snapshot'
  readonly step: number // the change of an earlier step makes the task pointless
  readonly request: number
  readonly work: Sliced<void>
}

const MIRROR_MS = 1000
const PROGRESS_MS = 100
/** The loss of an absurd rate rises and falls thousands of times a second; a person reads one word about it. */
const GROWTH_MS = 1000
/** Up to this rate every step has its frame, so every step is recorded. */
export const SHOWN_RATE = 60

/** A run as the session drives it: its mode, its credit, and the answers it owes. */
export class OpenRun {
  mode: Mode = { kind: 'idle' }
  private credit = true // the frame before was painted
  private shownStep = -1 // of the newest frame
  private announced: RunStatus | null = null
  private toldGrowing = false
  private tasks: Task[] = []
  private waiting: ChangeInput[] = [] // made during a seek: they act where it ends
  private goneOnFrom = -1 // the person went on from this step, though a rule had fired there
  private mirrored = { step: -1, ms: Number.NEGATIVE_INFINITY }
  private progressMs = Number.NEGATIVE_INFINITY
  private growthMs = Number.NEGATIVE_INFINITY
  private mayTell = true // the page has taken in the last message that no command asked for

  constructor(
    readonly run: Run,
    private watch: Watch,
    private readonly emit: (event: Event) => void,
  ) {
    this.watch = fittingWatch(run, watch)
  }

  get busy(): boolean {
    return this.tasks.length > 0
  }

  /** The step where the run will stand once it has arrived. */
  get destination(): number {
    return this.mode.kind === 'goal' ? this.mode.step : this.run.step
  }

  private get isSeeking(): boolean {
    return this.mode.kind === 'goal' && this.mode.seeking
  }

  get arrived(): boolean {
    return this.mode.kind === 'goal' && this.run.step === this.mode.step
  }

  play(): void {
    this.cancelSettling()
    this.goOn()
    this.mode = { kind: 'play' }
    this.run.diverged = null
    this.actWaiting()
    this.tell()
  }

  /** On to a step, through all between. */
  advanceTo(step: number): void {
    this.cancelSettling()
    this.goOn()
    this.mode = { kind: 'goal', step, seeking: this.isSeeking }
    this.run.diverged = null
  }

  seek(step: number): void {
    this.cancelSettling()
    this.mode = { kind: 'goal', step, seeking: true }
    this.run.seek(step)
    this.tell()
  }

  /** Stops where the run is; the exact frame follows. */
  stop(): void {
    this.cancelSettling()
    this.mode = { kind: 'idle' }
    this.run.machine.drop()
    this.actWaiting()
    this.settle()
  }

  change(input: ChangeInput): void {
    if (this.isSeeking) {
      this.waiting.push(input)
      return
    }
    this.cancelSettling()
    this.act(input)
    this.shownStep = -1
    if (this.mode.kind === 'idle') this.settle()
    else this.tell()
  }

  look(watch: Watch): void {
    this.watch = fittingWatch(this.run, watch)
    if (this.mode.kind !== 'idle') return
    this.cancelSettling()
    this.settle()
  }

  painted(): void {
    this.credit = true
  }

  heard(): void {
    this.mayTell = true
  }

  trace(step: number, request: number): void {
    this.tasks.push({ kind: 'trace', step, request, work: this.answerTrace(step, request) })
  }

  snapshot(step: number, side: number, request: number): void {
    this.tasks.push({ kind: 'snapshot', step, request, work: this.answerSnapshot(step, side, request) })
  }

  /** One part of the oldest answer that is owed. */
  workOnTask(): void {
    const task = this.tasks[0]
    if (task?.work.next().done) this.tasks = this.tasks.filter((other) => other !== task)
  }

  /** Steps on up to `limit`, for about a chunk. `everyStep`: so slow that every step has its frame. True when a rule has ended it. */
  advance(limit: number, everyStep: boolean): boolean {
    const { run } = this
    let cost = 0
    while (cost < CHUNK_COST && (run.rowPending || run.step < limit) && !this.arrived) {
      const done = run.advance(everyStep || (this.credit && !this.isSeeking), limit)
      cost += done.cost + STEP_COST
      if (done.result === 'working') continue
      const ruled = this.stoppedByRule
      if (done.result === 'diverged' || ruled) {
        this.stop()
        return ruled
      }
      if (!this.arrived) this.showStep()
    }
    if (this.arrived) this.stop()
    return false
  }

  /** A seek goes where it was told to: the rule has been heard of before, or the person went on from it. */
  private get stoppedByRule(): boolean {
    const { run } = this
    return run.stopped !== null && run.step !== this.goneOnFrom && !this.isSeeking
  }

  private goOn(): void {
    this.goneOnFrom = this.run.stopped ? this.run.step : -1
  }

  /** Sends the newest step if it is at hand, unseen and there is credit. */
  showStep(): void {
    const { run } = this
    if (!this.credit || run.step === this.shownStep || run.rowPending) return
    if (this.isSeeking) return
    if (run.machine.lastStepKnown && !run.machine.lastStepRecorded) return
    this.send(runningFrame(run, this.watch))
  }

  /** Tell the page at the end of a slice what it should know meanwhile: one message, once it has taken in the one before. */
  report(nowMs: number): void {
    const { run, mode } = this
    if (mode.kind === 'goal' || this.busy) this.tellIfNew()
    if (!this.mayTell || mode.kind === 'idle') return
    if (run.growing !== this.toldGrowing && nowMs - this.growthMs >= GROWTH_MS) {
      this.mayTell = false
      this.growthMs = nowMs
      this.tell()
    } else if (!run.rowPending && this.mirrored.step !== run.step && nowMs - this.mirrored.ms >= MIRROR_MS) {
      this.mayTell = false
      this.mirror(nowMs)
    } else if (mode.kind === 'goal' && mode.seeking && nowMs - this.progressMs >= PROGRESS_MS) {
      this.mayTell = false
      this.progressMs = nowMs
      this.emit({ type: 'progress', run: run.id, step: run.step, target: mode.step })
    }
  }

  mirror(nowMs: number, before: Checkpoint | null = null): void {
    const { run } = this
    this.mirrored = { step: run.step, ms: nowMs }
    this.emit({ type: 'checkpoint', run: run.id, checkpoint: run.machine.checkpoint(), before })
  }

  private get status(): RunStatus {
    if (this.mode.kind === 'play') return 'playing'
    if (this.mode.kind === 'goal') return this.mode.seeking ? 'seeking' : 'playing'
    return this.run.diverged ? 'diverged' : 'paused'
  }

  private tell(): void {
    const { id, machine, lastStep, diverged, growing } = this.run
    const stopped = this.mode.kind === 'idle' ? this.run.stopped : null
    this.toldGrowing = growing
    this.announced = this.status
    const { position, training } = machine
    this.emit({ type: 'status', run: id, status: this.status, position, lastStep, training, diverged, growing, stopped })
  }

  private tellIfNew(): void {
    if (this.announced !== this.status) this.tell()
  }

  private settle(): void {
    this.tasks.push({ kind: 'settle', step: this.run.step, request: 0, work: this.settling() })
  }

  private cancelSettling(): void {
    this.tasks = this.tasks.filter(({ kind }) => kind !== 'settle')
  }

  private *settling(): Sliced<void> {
    this.send(yield* exactFrame(this.run, this.watch))
    this.tell()
    this.mirror(this.mirrored.ms, this.beforeLastStep())
  }

  /** A checkpoint from which the last step can be made again for its record; null where that would be a replay from the start. */
  private beforeLastStep(): Checkpoint | null {
    const base = this.run.checkpoints.nearest(this.run.step - 1)
    return base !== null && base.step >= this.run.firstStep ? structuredClone(base) : null
  }

  private *answerTrace(step: number, request: number): Sliced<void> {
    const { run } = this
    const atHand = step === run.step - 1 ? run.machine.trace('all') : null
    const made = atHand ?? (yield* replayStep(run, step, 'all'))
    const trace = made ?? (step === run.step ? yield* nextStep(run, 'all') : null)
    this.emit({ type: 'trace', run: run.id, request, trace })
  }

  private *answerSnapshot(step: number, side: number, request: number): Sliced<void> {
    this.emit({ type: 'snapshot', run: this.run.id, request, snapshot: yield* snapshotAt(this.run, step, side, whereOf(this.watch)) })
  }

  private act(input: ChangeInput): void {
    const { run } = this
    const { step } = run
    for (const { kind, request, step: asked } of this.tasks) {
      if (kind === 'trace' && asked >= step) this.emit({ type: 'trace', run: run.id, request, trace: null })
      if (kind === 'snapshot' && asked >= step) this.emit({ type: 'snapshot', run: run.id, request, snapshot: null })
    }
    this.tasks = this.tasks.filter((task) => task.step < step)
    const cut = run.change(input)
    this.emit({ type: 'changed', run: run.id, changes: run.changes, cut })
  }

  private actWaiting(): void {
    const inputs = this.waiting
    this.waiting = []
    for (const input of inputs) this.act(input)
  }

  private send(frame: ReturnType<typeof runningFrame>): void {
    this.credit = false
    this.shownStep = frame.position.step
    this.emit({ type: 'frame', run: this.run.id, frame })
  }
}
