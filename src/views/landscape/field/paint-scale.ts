import type { LandscapeEvaluation } from '../../../trainer/protocol'
import { fewestDigits } from '../../../ui/number/fewest-digits'
import { paintBlank, paintNumber } from '../../../ui/number/paint-number'
import { ref } from '../../ref'
import { LEVEL_DIGITS } from './contour-labels'
import { createLossScale } from './loss-scale'

/** Figures of three numbers that have room below the bar. */
const MOST_FIGURES = 18

/** Write the lowest, a middle and the highest level below the bar of colours, each where its colour is. */
export function paintScale(bar: HTMLElement, evaluation: LandscapeEvaluation | null): void {
  const levels = evaluation?.levels ?? []
  bar.hidden = levels.length === 0
  const shareOf = createLossScale(levels)
  const numbers = [...bar.querySelectorAll('b')]
  const places = [0, Math.floor((levels.length - 1) / 2), levels.length - 1]
  for (const [k, node] of numbers.entries()) {
    const level = levels[places[k]!]
    if (level === undefined) paintBlank(node)
    else {
      paintNumber(node, level, ref('landscape', evaluation!.step, 'level', places[k]), fewestDigits(level, LEVEL_DIGITS))
      node.style.left = `${100 * shareOf(level)}%`
    }
  }
  numbers[1]!.hidden = numbers.reduce((sum, { textContent }) => sum + textContent.length, 0) > MOST_FIGURES
}
