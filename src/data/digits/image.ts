import type { Dataset } from '../dataset'

/** A digit is SIDE x SIDE pixels, row by row from the top, 0 (paper) to 255 (ink). */
export const SIDE = 28
export const PIXELS = SIDE * SIDE
export const INK = 255

/** Whether the rows of a data set are such images. */
export function isImages({ X }: Dataset): boolean {
  return 'divisor' in X && X.columns === PIXELS
}
