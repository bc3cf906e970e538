import type { Training } from './types'

/** Rows of a whole batch, given the number of training rows; the last batch of an epoch may be smaller. */
export function rowsOfBatch(batchSize: Training['batchSize'], trainingRows: number): number {
  return batchSize === 'full' ? trainingRows : Math.min(batchSize, trainingRows)
}

/** Whether every step sees all training rows. */
export function isFullBatch({ batchSize }: Training, trainingRows: number): boolean {
  return rowsOfBatch(batchSize, trainingRows) === trainingRows
}
