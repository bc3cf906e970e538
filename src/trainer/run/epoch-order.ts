import { createGenerator, shuffle } from '../../engine/arithmetic/random'

/** The order in which an epoch goes through the training rows. */
export interface EpochOrder {
  /** Words of the generator at the start of this epoch. */
  readonly state: Uint32Array
  /** Up to `count` data rows from position `index` of this epoch on: a view, which stays as it is through the next epoch. */
  rows(index: number, count: number): Int32Array
  /** A copy of up to `count` data rows of this epoch from position `index` on. */
  copy(index: number, count: number): Int32Array
  /** Goes on to the next epoch. */
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
  // two take turns: the last step of an epoch is shown with its rows when the next epoch's order is known
  let order = createViews(train)
  let before = shuffled ? createViews(train) : order
  let ready = !shuffled

  function prepare(): void {
    if (ready) return
    const turned = before
    before = order
    order = turned
    after.state.set(start.state)
    order.rows.set(train)
    shuffle(after, order.rows)
    ready = true
  }

  return {
    state: start.state,
    rows(index, count) {
      prepare()
      return order.view(index, count)
    },
    copy(index, count) {
      prepare()
      return order.rows.slice(index, index + count)
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

/** A copy of rows with its views, made once where they are not too many. */
function createViews(train: Int32Array) {
  const rows = train.slice()
  let views: Int32Array[] = []
  let viewed = 0 // batch size of the views
  return {
    rows,
    view(index: number, count: number): Int32Array {
      if (rows.length > KEPT_VIEWS * count || index % count !== 0) return rows.subarray(index, index + count)
      if (viewed !== count) {
        views = []
        viewed = count
      }
      const k = index / count
      views[k] ??= rows.subarray(index, index + count)
      return views[k]
    },
  }
}
