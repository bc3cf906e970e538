import type { Lens, Selection } from '../../../document/types'
import type { Network } from '../../../engine/network/network'
import type { Reading } from '../../../ui/number/Num'
import type { EmphasisRule } from './emphasis'

export type UnitWord = 'input' | 'sum' | 'activation' | 'masked activation' | 'node error'

/** What the graph shows of a step that is walked through: numbers as far as they have been computed, the rest blank. */
export interface WalkShown {
  readonly row: number // of the data, of the sample shown
  readonly lens: Lens // what the operation makes is what units and edges show
  readonly at: Selection // the unit that the operation belongs to
  readonly nodeErrors: string // what they are, where they are not ∂L/∂z: ' δ = −∂L/∂z'
  readonly parameters: number // how many
  readonly names: number // characters of the longest name of one and a space; 0 where the notation draws none
  /** One line about what the numbers are. */
  note(short: boolean): string
  unit(lens: Lens, layer: number, unit: number): Reading
  /** What the number of a unit is; '' where it is blank. */
  unitWord(lens: Lens, layer: number, unit: number): UnitWord | ''
  dropped(layer: number, unit: number): boolean
  parameter(index: number): Reading
  nameOf(parameter: number): string
  label(lens: Lens, index: number): Reading
  loss(name: 'sample' | 'batch' | 'after'): Reading
  target(output: number): Reading
  rule(network: Network): EmphasisRule
  /** Asks why the number shown on a unit, a weight or bias, or the loss is what it is. */
  ask(selection: Selection): void
}
