import type { Dataset } from '../../data/dataset'

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
