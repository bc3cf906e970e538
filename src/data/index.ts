import { checkerboard } from './checkerboard'
import { circles } from './circles'
import type { Dataset } from './dataset'
import { gaussians } from './gaussians'
import { hills } from './hills'
import type { FetchedKind, GeneratedKind, TableKind } from './kinds'
import { moons } from './moons'
import { loadPenguins, penguins } from './penguins'
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

const tables: Readonly<Record<FetchedKind, { readonly load: () => Promise<void>; readonly dataset: () => Dataset }>> = {
  penguins: { load: loadPenguins, dataset: penguins },
}

/** A generated data set: the same arguments give the same bits. @throws RangeError for a bad number of rows or noise */
export function generate(kind: GeneratedKind, samples: number, noise: number, seed: number): Dataset {
  return generators[kind](samples, noise, seed)
}

/** Fetches a table that is not made here, once: before its data set can be asked for. */
export function loadTable(kind: TableKind): Promise<void> {
  return kind === 'admissions' ? Promise.resolve() : tables[kind].load()
}

/** The data set of a table. @throws Error before it was fetched */
export function tableDataset(kind: FetchedKind): Dataset {
  return tables[kind].dataset()
}

/** Fetches all tables. */
export async function loadTables(): Promise<void> {
  await Promise.all(Object.values(tables).map(({ load }) => load()))
}
