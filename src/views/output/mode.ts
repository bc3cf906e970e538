import { type Dataset, givenInputs } from '../../data/dataset'
import { isImages } from '../../data/digits/image'
import type { Plane } from '../../document/types'
import { setPlane, useRun } from '../../page'
import type { Option } from '../../ui/Choice'
import { type Remembered, useRemembered } from '../use-remembered'
import { type Look, useLook } from './look'

/**
 * The main picture of a data set: target and output as bars for a single row, else by the number of its inputs the decision field or
 * the fitted line; from three inputs on the field over two chosen ones, or the confusion matrix or the predictions against the targets.
 */
export type OutputMode = 'bars' | 'field' | 'line' | 'confusion' | 'scatter'

export function outputMode(dataset: Dataset, { over }: Pick<Look, 'over'>): OutputMode {
  if (dataset.X.rows === 1) return 'bars'
  if (over.length === 2) return 'field'
  if (over.length === 1) return 'line'
  return dataset.task === 'regression' ? 'scatter' : 'confusion'
}

export const MODE_TITLES: Readonly<Record<OutputMode, string>> = {
  bars: 'Target and output',
  field: 'Output',
  line: 'Output',
  confusion: 'Confusion matrix',
  scatter: 'Output against target',
}

type Picture = 'plane' | 'table'

export interface ChosenMode {
  readonly mode: OutputMode | null // null before there are data
  readonly picture: Picture
  readonly options: readonly Option<Picture>[] // empty where there is nothing to choose
  readonly setPicture: (next: Picture) => void
}

const lastPicture: Remembered<Picture> = { value: 'plane' }

const FIRST_PLANE: Plane = { inputs: [0, 1], others: 'sample' }
const lastPlane: Remembered<Plane> = { value: FIRST_PLANE }

/**
 * What is seen of the outputs: for classes over one or two inputs a person chooses. Over more inputs the field is a choice for a
 * regression too, and part of the document, with its two inputs.
 */
export function useOutputMode(dataset: Dataset | null): ChosenMode {
  const [picture, setPicture] = useRemembered(lastPicture)
  const look = useLook(dataset)
  const plane = useRun((state) => state.document.view.plane ?? null)
  if (!dataset || !look) return { mode: null, picture, options: [], setPicture }
  const { X } = givenInputs(dataset)
  const main = outputMode(dataset, look)
  if (X.columns > 2 && X.rows > 1 && !isImages(dataset)) {
    if (plane) lastPlane.value = plane
    const last = lastPlane.value.inputs.every((input) => input < X.columns) ? lastPlane.value : FIRST_PLANE
    const other = dataset.task === 'regression' ? 'scatter' : 'confusion'
    return {
      mode: main,
      picture: plane ? 'plane' : 'table',
      options: optionsOf(other),
      setPicture: (next) => setPlane(next === 'plane' ? last : null),
    }
  }
  const choice = dataset.task !== 'regression' && (main === 'field' || main === 'line')
  return {
    mode: choice && picture === 'table' ? 'confusion' : main,
    picture,
    options: choice ? optionsOf('confusion') : [],
    setPicture,
  }
}

const optionsOf = (table: string): ChosenMode['options'] => [
  { value: 'plane', label: 'output' },
  { value: 'table', label: table === 'confusion' ? 'matrix' : table },
]

/** Which rows a picture is about. */
export type Part = 'train' | 'test'

export const PARTS = [
  { value: 'train', label: 'training' },
  { value: 'test', label: 'test' },
] as const satisfies readonly { readonly value: Part; readonly label: string }[]
