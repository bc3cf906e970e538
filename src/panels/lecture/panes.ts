import type { LecturePane } from '../../store'

interface LecturePaneEntry {
  readonly value: LecturePane
  readonly label: string
  readonly key: string // on the keyboard
}

/** The companions of lecture mode that have a button each. */
export const LECTURE_PANES: readonly LecturePaneEntry[] = [
  { value: 'landscape', label: 'Landscape', key: '1' },
  { value: 'curves', label: 'Curves', key: '2' },
  { value: 'output', label: 'Output', key: '3' },
  { value: 'weights', label: 'Weights', key: '4' },
]

/** Those in the list beside the buttons. */
export const MORE_PANES: readonly LecturePaneEntry[] = [
  { value: 'formula', label: 'Formula', key: '5' },
  { value: 'update', label: 'Update', key: '6' },
  { value: 'unit', label: 'Unit', key: '7' },
  { value: 'health', label: 'Health', key: '8' },
  { value: 'dropout', label: 'Dropout', key: '9' },
  { value: 'sweep', label: 'Sweep', key: 's' },
]
