import { useMemo } from 'react'
import { type Dataset, givenInputs } from '../../data/dataset'
import type { View } from '../../document/types'
import { useRun } from '../../page'

/** What a picture of the output is of, where there are more inputs than it has directions, or several outputs. */
export interface Look {
  readonly over: readonly number[] // inputs of the data: two, or the only one; none where none of many are chosen
  readonly output: number // of a regression
}

export function lookOf(dataset: Dataset, { plane, output = 0 }: Pick<View, 'plane' | 'output'>): Look {
  const { columns } = givenInputs(dataset).X
  return {
    over: columns === 1 ? [0] : columns === 2 ? [0, 1] : (plane?.inputs ?? []),
    output: dataset.task === 'regression' && output < dataset.Y.columns ? output : 0,
  }
}

/** That of the run's document; one object while nothing changes. */
export function useLook(dataset: Dataset | null): Look | null {
  const plane = useRun((state) => state.document.view.plane)
  const output = useRun((state) => state.document.view.output)
  return useMemo(
    () => dataset && lookOf(dataset, { ...(plane && { plane }), ...(output !== undefined && { output }) }),
    [dataset, plane, output],
  )
}

/** Whether a picture shows one of several outputs. */
export const hasOutputs = ({ task, outputNames, X }: Dataset) => task === 'regression' && outputNames.length > 1 && X.rows > 1

/** Lines that the choices take. */
export function choiceLines(dataset: Dataset, plane: boolean): number {
  return Number(plane) + Number(hasOutputs(dataset))
}
