import type { Drawn } from '../../data/digits/drawn'
import type { Document, Plane, Scenario, View } from '../types'

/** A document in which null says that it has no such part: a difference can then take a part away. */
export type Explicit = Omit<Document, 'scenario' | 'view'> & {
  readonly scenario: Omit<Scenario, 'features'> & { readonly features: readonly string[] | null }
  readonly view: Omit<View, 'drawn' | 'plane' | 'output'> & {
    readonly drawn: Drawn | null
    readonly plane: Plane | null
    readonly output: number | null
  }
}

export function explicit(document: Document): Explicit {
  const { scenario, view } = document
  return {
    ...document,
    scenario: { ...scenario, features: scenario.features ?? null },
    view: { ...view, drawn: view.drawn ?? null, plane: view.plane ?? null, output: view.output ?? null },
  }
}

const ABSENT = ['features', 'drawn', 'plane', 'output']

/** The same without what is null, for the schema. */
export function withoutAbsent(document: unknown): unknown {
  if (typeof document !== 'object' || document === null) return document
  const parts = Object.entries(document)
  return Object.fromEntries(parts.map(([name, part]) => [name, name === 'scenario' || name === 'view' ? present(part) : part]))
}

function present(part: unknown): unknown {
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(Object.entries(part).filter(([name, value]) => value !== null || !ABSENT.includes(name)))
}
