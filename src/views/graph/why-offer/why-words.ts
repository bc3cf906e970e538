import type { Selection, View } from '../../../document/types'
import { isMean } from '../../../engine/network/loss-kinds'
import type { Frame } from '../../../trainer/protocol'
import { formatCount } from '../../../ui/number/format-number'
import { changedSince, type Shown } from '../paint/values'

/**
 * What Why? explains where that is another number than the one shown on the selection: the last step's, of a row of its batch, at the
 * weights before its update. '' where it is the number shown.
 */
export function whyWords(shown: Shown, { lens, selection }: Pick<View, 'lens' | 'selection'>, short: boolean): string {
  const { frame, moment } = shown
  if (!frame.trace) return short ? 'Why? makes step 1 first' : 'Why? makes step 1 first and explains its numbers.'
  if (selection.kind === 'parameter') return parameterWords(shown, lens)
  if (selection.kind === 'none' || isShown(shown, lens, selection)) return ''
  const own = shown.place >= 0
  const row = `${own ? 'this row' : `row ${formatCount(frame.trace.rows[0]! + 1)}`} in step ${formatCount(frame.trace.step + 1)}`
  const divided = selection.kind === 'unit' && (lens === 'nodeErrors' || lens === 'gradients') ? dividedWords(frame) : ''
  if (short) return `Why? is of ${row}${divided}`
  const what = moment === 'evaluated' ? 'in evaluation' : 'a probe'
  return `The number shown is ${what}. Why? explains the number of ${row}, with the weights before its update${divided}.`
}

function isShown({ place, moment }: Shown, lens: View['lens'], selection: Selection): boolean {
  if (place < 0) return false
  if (selection.kind === 'loss') return moment !== 'evaluated'
  // inputs are the same at any weights
  if (selection.kind === 'unit' && selection.layer === 0) return true
  return lens === 'gradients' || moment === 'before' || (lens === 'nodeErrors' && moment === 'evaluated')
}

function parameterWords(shown: Shown, lens: View['lens']): string {
  if (lens === 'gradients' || lens === 'updates') return ''
  if (shown.moment !== 'after') return 'Why? explains the value after the update.'
  return changedSince(shown) ? 'Why? explains the value before it was changed.' : ''
}

function dividedWords({ trace, training }: Frame): string {
  const m = trace!.rows.length
  return isMean(training.loss) && m > 1 ? `, divided by m = ${formatCount(m)}` : ''
}
