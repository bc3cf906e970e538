import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { UnitPart } from '../document/types'

const unitPart = createStore<UnitPart>()(() => 'function')

/** What the unit tab shows. */
export function useUnitPart(): UnitPart {
  return useStore(unitPart)
}

export function setUnitPart(part: UnitPart): void {
  unitPart.setState(part, true)
}
