import { isMean } from '../../engine/network/loss-kinds'
import type { StepContext } from '../context'

/** The sign of the courses whose δ is of the sample's own loss, without the 1/m of a mean. The δ of the others is ∂L/∂z itself. */
const SIGNS: Readonly<Record<string, 1 | -1>> = { nanodegree: -1, dehaqani: -1, nielsen: 1, avila: 1 }

/** What ∂L/∂z of the batch's loss is multiplied by to be the node error δ of a notation: 1, −1, m or −m. */
export function factorIn(notation: string, { loss, trace }: StepContext): number {
  const sign = SIGNS[notation]
  return sign ? sign * (isMean(loss) ? trace.rows.length : 1) : 1
}

/** 'minus ', '3 times ' or 'minus 3 times ' before the name of what a number is a factor times; '' for 1. */
export function timesWords(factor: number): string {
  const size = Math.abs(factor)
  return `${factor < 0 ? 'minus ' : ''}${size === 1 ? '' : `${size} times `}`
}

/** What differs in the numbers of a notation, in a sentence. */
export function factorSentence(factor: number): string {
  const differs = [...(factor < 0 ? ['have the opposite sign'] : []), ...(Math.abs(factor) === 1 ? [] : ['are without 1/m'])]
  const convention = (conventionText(factor) || ' = ∂L/∂z').replaceAll(' ', '\u00a0') // in one line
  return `Node errors${differs.length > 0 ? ` ${differs.join(' and ')}` : ''}: δ${convention}.`
}

/** What δ is where it is not ∂L/∂z, after the word: ' = −∂L/∂z'; '' where it is. */
export function conventionText(factor: number): string {
  if (factor === 1) return ''
  const size = Math.abs(factor)
  return ` = ${factor < 0 ? '−' : ''}${size === 1 ? '' : `${size} · `}∂L/∂z`
}
