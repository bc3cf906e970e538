import type { Task } from './dataset'

/** What is known of a data set before its numbers are made: the page has no generator and no table. */
interface DataKind {
  readonly label: string
  readonly task: Task
  readonly inputs: number
  readonly outputs: number
}

/** Data sets made from a seed, in the order of the menu. */
export const GENERATED = {
  moons: { label: 'two moons', task: 'binary', inputs: 2, outputs: 1 },
  circles: { label: 'circles', task: 'binary', inputs: 2, outputs: 1 },
  spirals: { label: 'spirals', task: 'binary', inputs: 2, outputs: 1 },
  xor: { label: 'XOR', task: 'binary', inputs: 2, outputs: 1 },
  gaussians: { label: 'two Gaussians', task: 'binary', inputs: 2, outputs: 1 },
  checkerboard: { label: 'checkerboard', task: 'binary', inputs: 2, outputs: 1 },
  sine: { label: 'sine curve (regression)', task: 'regression', inputs: 1, outputs: 1 },
  hills: { label: 'hills (regression)', task: 'regression', inputs: 2, outputs: 1 },
} as const satisfies Readonly<Record<string, DataKind>>

/** Data sets that are fetched, or made from a published summary; a test compares their sizes with the tables. */
export const TABLES = {
  admissions: { label: 'admissions (simulated)', task: 'binary', rows: 400, inputs: 6, outputs: 1 },
  penguins: { label: 'penguins (three species)', task: 'classes', rows: 333, inputs: 4, outputs: 3 },
} as const satisfies Readonly<Record<string, DataKind & { readonly rows: number }>>

export type GeneratedKind = keyof typeof GENERATED
export type TableKind = keyof typeof TABLES
