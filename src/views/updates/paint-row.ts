import type { Network, StepTrace } from '../../engine'
import type { Frame } from '../../trainer/protocol'
import { paintBlank, paintNumber } from '../../ui/number/paint-number'
import { ref } from '../ref'
import { zeroReason } from '../zero-reason'
import { type Column, columnValues } from './columns'
import { fitDigits } from './fit-digits'
import { decimalsToFollow, digitsFor } from './row-digits'
import { missingDecimals } from './rows'

/** The nodes of a row that are painted. */
export interface RowCells {
  readonly index: number // of the parameter
  readonly bias: boolean
  readonly numbers: readonly HTMLElement[] // one a column
  readonly edited: HTMLElement | null // the present value, where it was typed in since the step
  readonly trail: HTMLCanvasElement | null
}

export interface RowFormat {
  readonly exact: boolean
  readonly characters: number // room of a number
  readonly squeeze: boolean // a number too long gives up digits rather than be cut
}

/** Decimal points are aligned up to this many decimals; a longer number moves its own to the left. */
const ALIGNED_DECIMALS = 5

/** The rows that React has made. */
export function cellsOf(body: HTMLTableSectionElement): RowCells[] {
  return Array.from(body.querySelectorAll<HTMLTableRowElement>('tr[data-index]'), (row) => ({
    index: Number(row.dataset.index),
    bias: row.dataset.bias !== undefined,
    numbers: Array.from(row.querySelectorAll<HTMLElement>('td:not(.updates-edited) > span')),
    edited: row.querySelector<HTMLElement>('.updates-edited > span'),
    trail: row.querySelector('canvas'),
  }))
}

/** Whether a parameter is another than the step before the frame left behind. */
export function wasEdited({ trace, parameters, exact }: Frame, index: number): boolean {
  return exact && trace !== null && parameters[index] !== trace.after[index]
}

/** Writes what the step before the frame did to one parameter. Before the first step only the value is known. */
export function paintRow(row: RowCells, columns: readonly Column[], network: Network, frame: Frame, format: RowFormat): void {
  const { trace, parameters, position, training } = frame
  const { index } = row
  const present = ref('parameters', position.step, index)
  const decimals = trace ? decimalsToFollow(trace.before[index]!, trace.update[index]!, trace.after[index]!, format.characters) : null
  for (const [k, { id }] of columns.entries()) {
    const node = row.numbers[k]
    if (!node) continue
    const follows = id === 'before' || id === 'after'
    if (trace && row.bias && !training.trainBiases && !follows) writeFixed(node)
    else if (trace) {
      write(node, tracedValue(trace, id, index), ref('trace', trace.step, id, index), format, follows ? decimals : null)
      if (id === 'totalGradient') markLeftOut(node, zeroReason(trace, network, index))
    } else if (id === 'before') write(node, parameters[index]!, present, format, null)
    else write(node, Number.NaN, '', format, null)
    if (id === 'after') attribute(node, 'data-zero', trace && !row.bias && trace.after[index] === 0 ? 'true' : '')
  }
  if (row.edited) write(row.edited, wasEdited(frame, index) ? parameters[index]! : Number.NaN, present, format, null)
}

function tracedValue(trace: StepTrace, id: Column['id'], index: number): number {
  return columnValues(trace, id)?.[index] ?? Number.NaN
}

function write(node: Element, value: number, record: string, { exact, characters, squeeze }: RowFormat, decimals: number | null): void {
  const digits = squeeze ? Math.min(digitsFor(value, decimals), fitDigits(value, characters)) : digitsFor(value, decimals)
  paintNumber(node, value, record, exact ? 'exact' : digits)
  attribute(node, 'data-sign', value > 0 ? '+' : value < 0 ? '-' : '')
  const text = node.textContent ?? ''
  attribute(node, 'data-pad', exact ? '' : missingDecimals(text, ALIGNED_DECIMALS).slice(0, Math.max(0, characters - text.length)))
}

/** Dropout or a pin has left out a unit at one of its ends: a mark, and the reason in words. */
function markLeftOut(node: HTMLElement, reason: string): void {
  if (node.title === reason) return
  node.title = reason
  node.toggleAttribute('data-left-out', reason !== '')
}

/** A bias that no step changes has no gradient that is used, and no update. */
function writeFixed(node: Element): void {
  if (node.textContent === 'fixed') return
  paintBlank(node)
  node.textContent = 'fixed'
  attribute(node, 'data-sign', 'none')
  attribute(node, 'data-pad', '')
}

function attribute(node: Element, name: string, value: string): void {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value)
}
