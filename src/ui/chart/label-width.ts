/** Width of a number beside an axis, in sizes of its text: figures are all alike, points and commas are narrow. */
export function labelWidth(text: string): number {
  return [...text].reduce((width, sign) => width + (sign === '.' || sign === ',' ? 0.3 : 0.63), 0)
}

/** Room for any number that has no sign, from 1.5e−300 to 500,000, and for the mark beside it, in sizes of the text. */
export const LABEL_ROOM = 5.5
