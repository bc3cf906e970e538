import { rowsOfBatch } from '../../document/batch'
import type { Training } from '../../document/types'
import type { OrderPart, Position } from '../protocol'
import { createEpochOrder, type EpochOrder } from './epoch-order'

/** Where a run is in its training rows: how many epochs it has finished, what this one has used, and which rows the next step takes. */
export class Epochs {
  private finishedCount = 0
  private used = 0 // rows of this epoch
  private batch: number // batch size in force in this epoch
  private readonly order: EpochOrder

  constructor(
    private readonly train: Int32Array,
    private training: Training,
  ) {
    this.order = createEpochOrder(train, training.order === 'shuffled', training.shuffleSeed)
    this.batch = this.wantedBatch()
  }

  get finished(): number {
    return this.finishedCount
  }

  get atStart(): boolean {
    return this.used === 0
  }

  /** Rows of the step that comes next. */
  get batchRows(): number {
    return Math.min(this.batch, this.train.length - this.used)
  }

  /** The largest batch of this epoch. */
  get batchSize(): number {
    return this.batch
  }

  /** Rows used so far, every epoch anew. */
  get rowsUsed(): number {
    return this.finishedCount * this.train.length + this.used
  }

  /** Batches an epoch, rounded: the cadence of history rows. */
  get roundedBatches(): number {
    return Math.round(this.train.length / this.batch)
  }

  /** As people count: batches from 1. */
  get place(): Omit<Position, 'step'> {
    return {
      epoch: this.finishedCount,
      batch: Math.floor(this.used / this.batch) + 1,
      batches: Math.ceil(this.train.length / this.batch),
    }
  }

  /** Data rows of the next step: a view, which the next epoch overwrites. */
  rows(): Int32Array {
    return this.order.rows(this.used, this.batch)
  }

  /** Up to `most` rows of the present epoch, the next batch about in their middle. */
  part(most: number): OrderPart {
    const of = this.train.length
    const from = Math.max(0, Math.min(this.used - Math.floor((most - this.batchRows) / 2), of - most))
    return { used: this.used, batch: this.batchRows, of, from, rows: this.order.copy(from, most) }
  }

  /** The step at which the epoch ends that is under way at `step`: `now`, the present one, or a later one. */
  endAfter(step: number, now: number): number {
    const count = this.train.length
    const end = now + Math.ceil((count - this.used) / this.batch)
    if (step < end) return end
    const batches = Math.ceil(count / this.wantedBatch())
    return end + (Math.floor((step - end) / batches) + 1) * batches
  }

  /** The rows of a step are used up; true when the epoch has ended with them. */
  use(count: number): boolean {
    this.used += count
    if (this.used < this.train.length) return false
    this.order.next()
    this.finishedCount += 1
    this.used = 0
    this.batch = this.wantedBatch()
    return true
  }

  /** The settings now in force: another batch size acts from the next epoch on, or at once where this one has not begun. */
  force(training: Training): void {
    this.training = training
    if (this.atStart) this.batch = this.wantedBatch()
  }

  /** Writes three numbers of `position` and four words of `generators`. */
  save(position: number[], generators: Uint32Array): void {
    position[0] = this.finishedCount
    position[1] = this.used
    position[2] = this.batch
    generators.set(this.order.state)
  }

  /** Goes on from what save() has written. */
  restore(position: readonly number[], generators: Uint32Array): void {
    this.finishedCount = position[0]!
    this.used = position[1]!
    this.batch = position[2]!
    this.order.restore(generators.subarray(0, 4))
  }

  private wantedBatch(): number {
    return rowsOfBatch(this.training.batchSize, this.train.length)
  }
}
