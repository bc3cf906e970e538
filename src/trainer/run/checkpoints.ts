import type { Checkpoint } from '../protocol'
import { type CheckpointSlot, createSlot } from './checkpoint-slot'
import type { Machine } from './machine'

/** Steps between checkpoints in the newest part of a run. */
const CHECKPOINT_STRIDE = 64
/** Steps of the newest part. */
const DENSE_STEPS = 10_000
const BUDGET_BYTES = 64 * 1024 * 1024
/** What a slot costs beside its values. */
const SLOT_BYTES = 400

/**
 * Checkpoints of one run, ascending: every 64 steps over the last 10,000, twice as far apart over the 10,000 before that,
 * four times over the 20,000 before, and so on; the first one stays. Above the budget the dense part gets shorter.
 * Slots are reused, so that a long run allocates nothing.
 */
export class Checkpoints {
  private readonly kept: CheckpointSlot[] = []
  private readonly spare: CheckpointSlot[] = []
  private bytes = 0
  private dense = DENSE_STEPS
  private thinAt = 0

  constructor(private readonly budget = BUDGET_BYTES) {}

  get count(): number {
    return this.kept.length
  }

  get steps(): readonly number[] {
    return this.kept.map((slot) => slot.step)
  }

  isDue(step: number): boolean {
    const last = this.kept[this.kept.length - 1]
    return last === undefined || (step > last.step && step % CHECKPOINT_STRIDE === 0)
  }

  /** Keeps the machine's state if it is the first, or newer than all others and due. */
  offer(machine: Machine): void {
    if (!this.isDue(machine.step)) return
    const slot = this.slotOf(machine.checkpointLength)
    machine.save(slot)
    this.kept.push(slot)
    this.bytes += bytesOf(slot)
    if (this.kept.length > this.thinAt || this.bytes > this.budget) this.thin()
  }

  /** Keeps a checkpoint that comes from outside. */
  adopt(checkpoint: Checkpoint): void {
    const slot = this.slotOf(checkpoint.values.length)
    slot.step = checkpoint.step
    slot.changesApplied = checkpoint.changesApplied
    slot.values.set(checkpoint.values)
    for (const [k, value] of checkpoint.position.entries()) slot.position[k] = value
    slot.generators.set(checkpoint.generators)
    slot.stopping.set(checkpoint.stopping)
    this.kept.push(slot)
    this.bytes += bytesOf(slot)
  }

  /** The newest at or before `step`, null when there is none. Valid until the next offer or cut. */
  nearest(step: number): Checkpoint | null {
    let low = 0
    let high = this.kept.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.kept[middle]!.step <= step) low = middle + 1
      else high = middle
    }
    return this.kept[low - 1] ?? null
  }

  /** Drops all after `step`. */
  cut(step: number): void {
    let last = this.kept[this.kept.length - 1]
    while (last !== undefined && last.step > step) {
      this.release(last)
      this.kept.pop()
      last = this.kept[this.kept.length - 1]
    }
  }

  private thin(): void {
    this.keepSpaced()
    while (this.bytes > this.budget && this.dense > CHECKPOINT_STRIDE) {
      this.dense = Math.floor(this.dense / 2)
      this.keepSpaced()
    }
    while (this.bytes > this.budget && this.kept.length > 2) this.release(this.kept.splice(1, 1)[0]!)
    this.thinAt = this.kept.length + 64
  }

  private keepSpaced(): void {
    const newest = this.kept[this.kept.length - 1]!.step
    let count = 0
    for (const [k, slot] of this.kept.entries()) {
      if (k === 0 || slot.step % this.spacingAt(newest - slot.step) === 0) this.kept[count++] = slot
      else this.release(slot)
    }
    this.kept.length = count
  }

  private spacingAt(age: number): number {
    let spacing = CHECKPOINT_STRIDE
    for (let reach = this.dense; reach < age; reach *= 2) spacing *= 2
    return spacing
  }

  private slotOf(length: number): CheckpointSlot {
    const at = this.spare.findIndex((slot) => slot.values.length === length)
    return at < 0 ? createSlot(length) : this.spare.splice(at, 1)[0]!
  }

  private release(slot: CheckpointSlot): void {
    this.bytes -= bytesOf(slot)
    if (this.spare.length < 64) this.spare.push(slot)
  }
}

function bytesOf(slot: CheckpointSlot): number {
  return slot.values.byteLength + SLOT_BYTES
}
