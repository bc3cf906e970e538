import type { DrawerTab } from '../../store'

/** The tables of the drawer, in their order; the phone, lecture mode and a comparison offer the same. */
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
