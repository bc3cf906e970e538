import type { TrajectoryChunk } from '../protocol'

const RECORD_LIMIT = 4096
/** Numbers kept over all records: 32 MB. */
const NUMBER_LIMIT = 4_194_304
/** Numbers allocated at once, at least one record. */
const BLOCK_NUMBERS = 65_536

/**
 * All parameters at every `stride` steps. When full, every other record is dropped and the stride doubles.
 * What is new since the last chunk is streamed for the watched parameters.
 */
export class Trajectory {
  private stride = 1
  private count = 0
  private readonly capacity: number
  private readonly perBlock: number
  private readonly blocks: Float64Array[] = []
  private readonly steps: Float64Array
  private watched: readonly number[] = []
  private sent = 0 // records already streamed
  private reset = true

  constructor(
    private readonly parameterCount: number,
    limit = RECORD_LIMIT,
  ) {
    this.capacity = Math.max(4, Math.min(limit, Math.floor(NUMBER_LIMIT / parameterCount)))
    this.perBlock = Math.max(1, Math.floor(BLOCK_NUMBERS / parameterCount))
    this.steps = new Float64Array(this.capacity)
  }

  get lastStep(): number {
    return this.count === 0 ? -1 : this.steps[this.count - 1]!
  }

  isDue(step: number): boolean {
    return step % this.stride === 0 && step > this.lastStep
  }

  /** Keeps the parameters if they are newer than all others and due. */
  record(step: number, parameters: Float64Array): void {
    if (!this.isDue(step)) return
    if (this.count === this.capacity) {
      this.halve()
      if (step % this.stride !== 0) return
    }
    this.write(this.count, step, parameters)
    this.count += 1
  }

  /** Drops all records after `step`. */
  cut(step: number): void {
    while (this.count > 0 && this.lastStep > step) this.count -= 1
    this.sent = Math.min(this.sent, this.count)
  }

  /** A parameter was edited at this step: the newest record, if it is of this step, is written again. */
  rewrite(step: number, parameters: Float64Array): void {
    if (this.lastStep !== step) return
    this.write(this.count - 1, step, parameters)
    this.reset = true
  }

  /** The watched parameters' points since the last chunk, or all where that would not do. */
  take(watched: readonly number[]): TrajectoryChunk {
    if (watched.length !== this.watched.length || watched.some((index, k) => index !== this.watched[k])) {
      this.watched = [...watched]
      this.reset = true
    }
    const { reset, stride } = this
    const from = reset ? 0 : this.sent
    const width = watched.length + 1
    const points = new Float64Array((this.count - from) * width)
    for (let k = from, at = 0; k < this.count; k++) {
      points[at++] = this.steps[k]!
      const block = this.blocks[Math.floor(k / this.perBlock)]!
      const start = (k % this.perBlock) * this.parameterCount
      for (const index of watched) points[at++] = block[start + index]!
    }
    this.sent = this.count
    this.reset = false
    return { parameters: this.watched, stride, reset, points }
  }

  private halve(): void {
    this.stride *= 2
    let count = 0
    for (let k = 0; k < this.count; k++) {
      if (this.steps[k]! % this.stride !== 0) continue
      if (count !== k) this.write(count, this.steps[k]!, this.view(k))
      count += 1
    }
    this.count = count
    this.reset = true
  }

  private write(k: number, step: number, parameters: Float64Array): void {
    this.steps[k] = step
    const b = Math.floor(k / this.perBlock)
    this.blocks[b] ??= new Float64Array(this.perBlock * this.parameterCount)
    this.blocks[b].set(parameters, (k % this.perBlock) * this.parameterCount)
  }

  private view(k: number): Float64Array {
    const start = (k % this.perBlock) * this.parameterCount
    return this.blocks[Math.floor(k / this.perBlock)]!.subarray(start, start + this.parameterCount)
  }
}
