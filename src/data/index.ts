import { checkerboard } from './checkerboard'
import { circles } from './circles'
import type { Dataset, Split } from './dataset'
import { gaussians } from './gaussians'
import { hills } from './hills'
import type { GeneratedKind, TableKind } from './kinds'
import { moons } from './moons'
import { loadPenguins } from './penguins'
import { sine } from './sine'
import { spirals } from './spirals'
import { xor } from './xor'

export type { Dataset } from './dataset'
export { inputDomain } from './domain'
export { givenRows } from './given'
export { splitByRows, splitRows } from './split'
export { standardize } from './standardize'

type Generator = (samples: number, noise: number, seed: number) => Dataset
const generators: Readonly<Record<GeneratedKind, Generator>> = { checkerboard, circles, gaussians, hills, moons, sine, spirals, xor }

/** Makes the data set of a table; its statistics of the training rows depend on the split. */
type TableMaker = (split: Pick<Split, 'train'>) => Dataset
const tables: Readonly<Record<TableKind, () => Promise<TableMaker>>> = {
  admissions: async () => (await import('./table/admissions')).admissions,
  penguins: loadPenguins,
}
const fetched = new Map<TableKind, TableMaker>()

/** A generated data set: the same arguments give the same bits. @throws RangeError for a bad number of rows or noise */
export function generate(kind: GeneratedKind, samples: number, noise: number, seed: number): Dataset {
  return generators[kind](samples, noise, seed)
}

/** Fetches a table, once: before its data set can be asked for. It is no part of the first load. */
export async function loadTable(kind: TableKind): Promise<void> {
  if (!fetched.has(kind)) fetched.set(kind, await tables[kind]())
}

/** The data set of a table. @throws Error before it was fetched */
export function tableDataset(kind: TableKind, split: Pick<Split, 'train'>): Dataset {
  const make = fetched.get(kind)
  if (!make) throw new Error(`the table of ${kind} has not been fetched`)
  return make(split)
}

/** Fetches all tables. */
export async function loadTables(): Promise<void> {
  await Promise.all((Object.keys(tables) as TableKind[]).map(loadTable))
}
