import type { Dataset } from '../../data/dataset'
import type { Option } from '../../ui/Choice'
import { type Remembered, useRemembered } from '../use-remembered'

/**
 * The main picture of a data set: target and output as bars for a single row, else by the number of inputs the decision field,
 * the fitted line, or, from three inputs on, the confusion matrix or the predictions against the targets.
 */
export type OutputMode = 'bars' | 'field' | 'line' | 'confusion' | 'scatter'

export function outputMode({ X, task }: Dataset): OutputMode {
  if (X.rows === 1) return 'bars'
  if (X.columns === 2) return 'field'
  if (X.columns === 1) return 'line'
  return task === 'regression' ? 'scatter' : 'confusion'
}

export const MODE_TITLES: Readonly<Record<OutputMode, string>> = {
  bars: 'Target and output',
  field: 'Output',
  line: 'Output',
  confusion: 'Confusion matrix',
  scatter: 'Output against target',
}

type Picture = 'plane' | 'confusion'

export interface ChosenMode {
  readonly mode: OutputMode | null // null before there are data
  readonly picture: Picture
  readonly options: readonly Option<Picture>[] // empty where there is nothing to choose
  readonly setPicture: (next: Picture) => void
}

const lastPicture: Remembered<Picture> = { value: 'plane' }

/** What is seen of the outputs: for classes over one or two inputs a person chooses. */
export function useOutputMode(dataset: Dataset | null): ChosenMode {
  const [picture, setPicture] = useRemembered(lastPicture)
  const main = dataset ? outputMode(dataset) : null
  const choice = dataset?.task !== 'regression' && (main === 'field' || main === 'line')
  return {
    mode: choice && picture === 'confusion' ? 'confusion' : main,
    picture,
    options: choice
      ? [
          { value: 'plane', label: 'output' },
          { value: 'confusion', label: 'confusion' },
        ]
      : [],
    setPicture,
  }
}
/** Which rows a picture is about. */
export type Part = 'train' | 'test'

export const PARTS = [
  { value: 'train', label: 'training' },
  { value: 'test', label: 'test' },
] as const satisfies readonly { readonly value: Part; readonly label: string }[]
