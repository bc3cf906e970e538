/** The tables of the drawer, in their order. A phone and a comparison offer all, a lecture those with a key. */
export const TABLES = [
  { value: 'weights', label: 'Weights', key: '4' },
  { value: 'sample', label: 'Sample' },
  { value: 'data', label: 'Data' },
  { value: 'update', label: 'Update', key: '6' },
  { value: 'unit', label: 'Unit', key: '7' },
  { value: 'health', label: 'Health', key: '8' },
  { value: 'dropout', label: 'Dropout', key: '9' },
  { value: 'sweep', label: 'Sweep', key: 's' },
] as const

/** What a lecture shows besides tables. */
const PICTURES = [
  { value: 'graph', label: 'Network', key: '0' },
  { value: 'landscape', label: 'Landscape', key: '1' },
  { value: 'curves', label: 'Curves', key: '2' },
  { value: 'output', label: 'Output', key: '3' },
  { value: 'formula', label: 'Formula', key: '5' },
] as const

type Keyed = Extract<(typeof TABLES)[number], { readonly key: string }> | (typeof PICTURES)[number]

export type DrawerTab = (typeof TABLES)[number]['value']
export type LecturePane = Keyed['value']

/** What a lecture can show, by key; the first is the network alone. */
export const LECTURE_PANES: readonly Keyed[] = [...PICTURES, ...TABLES.filter((table) => 'key' in table)].sort((a, b) =>
  a.key.localeCompare(b.key),
)
