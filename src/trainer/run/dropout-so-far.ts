import { pinOf } from '../../document/pins'
import { applyChange } from '../../document/training-at'
import type { Change, Scenario, Training } from '../../document/types'
import { powInt } from '../../engine/arithmetic/real'
import { type Batching, rowsUsed } from './lockstep'

/** What dropout has done in the steps before one. */
export interface DropoutSoFar {
  readonly masks: number // drawn: one for each row of each batch, each batch or each epoch while dropout was on
  readonly droppedOnce: number // chance that the unit was dropped in at least one of them: 1 − Π (1 − p); 1 after it was pinned out
  readonly constant: boolean // all with the p, the policy and the pin of the unit that are in force at the step: droppedOnce is 1 − (1 − p)^n
}

/** A hidden unit; layer 1 is the first hidden one. */
export interface HiddenUnit {
  readonly layer: number
  readonly unit: number
}

/**
 * Counts the masks before `step`: n of them with the same p leave a unit untouched with the chance (1 − p)^n. A mask that lasts an epoch
 * counts once, with the highest p of its epoch: its draws are compared with each p anew. While a unit is pinned in, its p is 0; a step in
 * which it is pinned out drops it for sure. Without a unit the chance is that of one that was never pinned.
 */
export function dropoutSoFar(
  { training, network }: Scenario,
  trainingRows: number,
  changes: readonly Change[],
  step: number,
  unit: HiddenUnit | null = null,
): DropoutSoFar {
  const count = createCount({ rows: trainingRows, batchSize: training.batchSize, changes }, unit)
  const used = new Set<string>()
  let now = training
  let from = 0
  const countUntil = (until: number) => {
    if (from < until && drops(now, unit)) used.add(settingOf(now, unit))
    count.steps(now, from, until)
  }
  for (const change of changes) {
    if (change.step > step) break
    countUntil(change.step)
    from = change.step
    now = applyChange(now, network.activations, change).training
    if (now.maskPer !== 'epoch') count.endMask()
  }
  countUntil(step)
  count.endMask()
  return { ...count.total, constant: [...used].every((setting) => setting === settingOf(now, unit)) }
}

function drops({ dropout, pins }: Training, unit: HiddenUnit | null): boolean {
  return dropout > 0 || pinned(pins, unit) === 'out'
}

function settingOf({ dropout, maskPer, pins }: Training, unit: HiddenUnit | null): string {
  return [dropout, maskPer, pinned(pins, unit)].join()
}

function pinned(pins: Training['pins'], unit: HiddenUnit | null): ReturnType<typeof pinOf> {
  return unit && pinOf(pins, unit.layer, unit.unit)
}

/** The mask of an epoch under way. */
interface EpochMask {
  readonly epoch: number
  p: number // highest rate so far
  chance: number // the same for the unit: 0 while it is pinned in
}

function createCount(batching: Batching, unit: HiddenUnit | null) {
  const total = { masks: 0, droppedOnce: 0 }
  let untouched = 1
  let open: EpochMask | null = null

  function add(masks: number, p: number, chance: number): void {
    if (p > 0) total.masks += masks
    untouched *= powInt(1 - chance, masks)
    total.droppedOnce = 1 - untouched
  }

  function endMask(): void {
    if (open) add(1, open.p, open.chance)
    open = null
  }

  function epochs(p: number, chance: number, from: number, until: number): void {
    const first = epochOf(batching, from)
    const last = epochOf(batching, until - 1)
    if (open && open.epoch !== first) endMask()
    open ??= { epoch: first, p: 0, chance: 0 }
    open.p = Math.max(open.p, p)
    open.chance = Math.max(open.chance, chance)
    if (last === first) return
    endMask()
    add(last - first - 1, p, chance)
    open = { epoch: last, p, chance }
  }

  return {
    total,
    endMask,
    /** The steps from..until−1, all with these settings. */
    steps({ dropout: p, maskPer, pins }: Training, from: number, until: number): void {
      if (from >= until) return
      const pin = pinned(pins, unit)
      if (pin === 'out') untouched = 0
      const chance = pin === null ? p : 0
      if (maskPer === 'epoch') epochs(p, chance, from, until)
      else add(maskPer === 'batch' ? until - from : rowsUsed(batching, until) - rowsUsed(batching, from), p, chance)
    },
  }
}

/** The epoch, from 0, that the step which starts at parameters `step` belongs to. */
function epochOf(batching: Batching, step: number): number {
  return Math.floor(rowsUsed(batching, step) / batching.rows)
}
