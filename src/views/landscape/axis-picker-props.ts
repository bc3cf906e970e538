import type { Dataset } from '../../data/dataset'
import type { Network } from '../../engine'

export interface AxisPickerProps {
  readonly label: string
  readonly network: Network
  readonly dataset: Dataset
  readonly value: number
  readonly suggested: readonly number[] // offered first where the name is typed
  readonly onChange: (index: number) => void
}
