import { formatCount } from '../../ui/number/format-number'

/** What there is to say about the picture, beside what it is. */
export interface PictureFacts {
  readonly rows: number // that the picture is over
  readonly trainingRows: number
  readonly outside: boolean // the current point is outside the window
  readonly isSet: boolean // a person has chosen the window
  readonly moved: boolean // the window is another than before
  readonly flat: boolean // all losses of the picture are the same, but for rounding
  readonly pictureStep: number // whose slice is painted
  readonly pointStep: number // whose point is painted
  readonly paused: boolean
  readonly done: boolean // the slice is the finest asked for
  readonly stride: number // steps between dots
  readonly arrow: number | null // magnification of the next update's arrow
  readonly compared: boolean // another run has an arrow too, on the same scale
  readonly still: boolean // the next update leaves both weights as they are
  readonly small: boolean // the next update is too small for an arrow
  readonly offSlice: number // distance of the path's start from the slice; 0 when it does not matter, NaN when it is not known
}

/** A term that is not broken across lines: it may leave as much empty at the end of one. */
const UNBROKEN = ' off this slice.'

/** Sentences in the order of their weight, as many as fit into `room` characters. */
export function pictureNotes(facts: PictureFacts, format: (value: number) => string, room: number): string {
  const notes: string[] = []
  if (facts.rows < facts.trainingRows) notes.push(`Over ${formatCount(facts.rows)} of ${formatCount(facts.trainingRows)} training rows.`)
  if (facts.outside) notes.push(facts.isSet ? 'The point is outside the window: press Fit.' : 'The point is outside the window.')
  if (facts.isSet && !facts.outside) notes.push('Fit follows the path again.')
  if (facts.flat) notes.push('Flat here: the loss is the same everywhere in this picture.')
  const times = facts.arrow === 1 ? '' : ` × ${formatCount(facts.arrow ?? 0)}`
  if (facts.arrow !== null) notes.push(`${facts.compared ? 'Arrows: next updates' : 'Arrow: next update'}${times}.`)
  if (facts.small) notes.push('The next update is too small for an arrow.')
  if (facts.moved) notes.push('The window moved.')
  if (facts.still) notes.push('The next update leaves both as they are.')
  if (facts.offSlice > 0) notes.push(`The first dot lies ${format(facts.offSlice)} off this slice.`)
  if (facts.pointStep > 0 && facts.stride > 1) notes.push(`A dot every ${formatCount(facts.stride)} steps.`)
  if (facts.paused && (facts.pictureStep !== facts.pointStep || !facts.done)) notes.push('Refining…')
  let text = ''
  for (const note of notes) {
    const longer = text === '' ? note : `${text} ${note}`
    const whole = note.endsWith(UNBROKEN) ? UNBROKEN.length : 0
    if (longer.length + whole > room) break
    text = longer
  }
  return text
}
