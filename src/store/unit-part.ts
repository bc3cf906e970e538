import { createStore } from 'zustand/vanilla'
import type { UnitPart } from '../trainer/health/finding'

/** What the unit tab shows. */
export const unitPart = createStore<UnitPart>()(() => 'function')

export function setUnitPart(part: UnitPart): void {
  unitPart.setState(part)
}
