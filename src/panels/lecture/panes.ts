import type { LecturePane } from '../../store'

/** The companions of lecture mode, by keys 1, 2, ... */
export const LECTURE_PANES: readonly { readonly value: LecturePane; readonly label: string }[] = [
  { value: 'landscape', label: 'Landscape' },
  { value: 'curves', label: 'Curves' },
  { value: 'output', label: 'Output' },
  { value: 'weights', label: 'Weights' },
  { value: 'formula', label: 'Formula' },
]
