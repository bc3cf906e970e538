import { createGenerator, shuffle } from '../engine/random'

/** The order in which an epoch goes through the training rows. */
export interface EpochOrder {
  /** Words of the generator at the start of this epoch. */
  readonly state: Uint32Array
  /** Up to `count` data rows from position `index` of this epoch on: a view, which the next epoch overwrites. */
  rows(index: number, count: number): Int32Array
  /** A copy of up to `count` data rows of this epoch from position `index` on. */
  copy(index: number, count: number): Int32Array
  /** Goes on to the next epoch. The rows change at the first call of rows(), not before. */
  next(): void
  /** Goes to the epoch that starts with these words. */
  restore(state: Uint32Array): void
}

/** Views are kept for this many batches an epoch; above, one is made each step. */
const KEPT_VIEWS = 4096

/** Every epoch shuffles the rows in their listed order anew; unshuffled, every epoch keeps it and the generator rests. */
export function createEpochOrder(train: Int32Array, shuffled: boolean, seed: number): EpochOrder {
  const start = createGenerator(seed)
  const after = createGenerator(seed)
  const order = train.slice()
  let ready = !shuffled
  let views: Int32Array[] = []
  let viewed = 0 // batch size of the views

  function prepare(): void {
    if (ready) return
    after.state.set(start.state)
    order.set(train)
    shuffle(after, order)
    ready = true
  }

  return {
    state: start.state,
    rows(index, count) {
      prepare()
      if (order.length > KEPT_VIEWS * count || index % count !== 0) return order.subarray(index, index + count)
      if (viewed !== count) {
        views = []
        viewed = count
      }
      const k = index / count
      views[k] ??= order.subarray(index, index + count)
      return views[k]
    },
    copy(index, count) {
      prepare()
      return order.slice(index, index + count)
    },
    next() {
      if (!shuffled) return
      prepare()
      start.state.set(after.state)
      ready = false
    },
    restore(state) {
      start.state.set(state)
      ready = !shuffled
    },
  }
}
