import type { DrawerTab } from '../../store'

/** The tables of the drawer, in their order; a phone and a comparison offer the same, a lecture all but Sample and Data. */
export const TABLES: readonly { readonly value: DrawerTab; readonly label: string }[] = [
  { value: 'weights', label: 'Weights' },
  { value: 'sample', label: 'Sample' },
  { value: 'data', label: 'Data' },
  { value: 'update', label: 'Update' },
  { value: 'unit', label: 'Unit' },
  { value: 'health', label: 'Health' },
  { value: 'dropout', label: 'Dropout' },
  { value: 'sweep', label: 'Sweep' },
]
