/** What is wrong with a value, for a person to read. */
export interface Problem {
  readonly place: string // the field, in words a person knows
  readonly message: string // one sentence with the allowed range
}

/** Thrown where a document cannot be built; carries the problem to show. */
export class DocumentError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message)
    this.name = 'DocumentError'
  }
}

/** A number as people write it: shortest exact decimal, true minus sign, commas between thousands. */
export function plainNumber(value: number): string {
  const [whole = '', rest] = (Object.is(value, -0) ? '-0' : String(value)).split('.')
  const grouped = whole.includes('e') ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return (rest === undefined ? grouped : `${grouped}.${rest}`).replaceAll('-', '−')
}

/** A value of any type, short enough for a sentence. */
export function plainValue(value: unknown): string {
  if (typeof value === 'number') return plainNumber(value)
  if (typeof value === 'string') return value.length > 40 ? `“${value.slice(0, 40)}…”` : `“${value}”`
  if (Array.isArray(value)) return 'a list'
  if (value === undefined) return 'nothing'
  return typeof value === 'object' && value !== null ? 'an object' : String(value)
}

/** Upper-cases the first letter, to begin a sentence with a place. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
