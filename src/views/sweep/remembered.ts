import type { Run } from '../../page'
import { latestSweep, requestSweep } from '../../page/questions/sweep'
import type { SweepKind } from '../../page/questions/sweep-plans'
import type { Remembered } from '../use-remembered'

/** What the tab shows when it is opened again. */
export const lastKind: Remembered<SweepKind> = { value: 'rates' }
export const lastForm: Remembered<'picture' | 'table' | 'limit'> = { value: 'picture' }

/** Steps of each rate of the sweep that comes with the limit. */
const STEPS = 10

/** Has the tab open with where the limit of the learning rate comes from, and its numbers computed. */
export function prepareLimit(run: Run): void {
  lastKind.value = 'rates'
  lastForm.value = 'limit'
  if (!latestSweep('rates', run)) requestSweep('rates', STEPS, run)
}
