import { INK, PIXELS } from './image'

/** A digit that a person drew, centred and scaled as those of the data are. */
export interface Drawn {
  readonly image: string // two hexadecimal digits a pixel, as packImage() writes them
  readonly digit: number | null // what it is meant to be; null: nobody said
}

/** The row of a drawing in a record: it is none of the data's. */
export const DRAWN_ROW = -1

export const IMAGE_TEXT = new RegExp(`^[0-9a-f]{${2 * PIXELS}}$`)

export function packImage(image: Uint8Array): string {
  return Array.from(image, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** @param text as IMAGE_TEXT has it */
export function unpackImage(text: string): Uint8Array {
  return Uint8Array.from({ length: PIXELS }, (_, k) => Number.parseInt(text.slice(2 * k, 2 * k + 2), 16))
}

/** A drawing as the inputs of a network. */
export function drawnInputs({ image }: Drawn) {
  return { rows: 1, columns: PIXELS, values: unpackImage(image), divisor: INK }
}
