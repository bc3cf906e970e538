/** The parts of a reference: the record, its step, and where in it the number is. */
export type ReferenceParts = readonly [record: string, step: number | undefined, ...path: (string | number | undefined)[]]

/** What a number on the screen is a copy of, such as `trace:12/update/3` or `parameters:13/3`. */
export function writeReference(...[record, step, ...path]: ReferenceParts): string {
  return `${record}:${step}/${path.join('/')}`
}

export interface Reference {
  readonly record: string
  readonly step: number // of the record
  readonly path: readonly string[] // where in it
}

/** @throws RangeError for a text that `writeReference` does not write */
export function readReference(text: string): Reference {
  const [, record, step, path] = /^([a-z]+):(\d+)\/(.+)$/i.exec(text) ?? []
  if (!record || !path) throw new RangeError(`not a reference: ${text}`)
  return { record, step: Number(step), path: path.split('/') }
}
