import type { Dataset } from '../../data/dataset'
import type { OutputMode } from './mode'

/** A line beside the picture: a name and what is painted next to it. */
export interface SideRow {
  readonly part: string // `x/<input>`, `y/<output>`, `a/<output>`, `target`, `predicted`, `certainty`, `history/<path>`, `mistakes`
  readonly label: string
  readonly rule: boolean // a line above it sets it apart
}

export interface SideRows {
  readonly rows: readonly SideRow[]
  readonly hiddenInputs: number // inputs without room
  readonly classMarks: boolean // a line with the marks of the classes
  readonly testMark: boolean // a line that says what hollow means
}

/**
 * What is written beside the picture in `lines` lines of text, the first of which is the sample's name: first its inputs and,
 * where they have no room, how many are left out; then target and output, then what is measured over all rows; `counted`: mistakes too.
 */
export function sideRows(
  { task, inputNames, outputNames, classNames }: Dataset,
  mode: OutputMode,
  hasTest: boolean,
  lines: number,
  counted = false,
): SideRows {
  const outcome: SideRow[] = mode === 'bars' ? [] : outcomeRows(task, outputNames)
  const measured = measuredRows(task, hasTest)
  if (counted) measured.push({ part: 'mistakes', label: 'mistakes', rule: false })
  const room = lines - 1 - measured.length
  const outcomes = outcome.slice(0, Math.max(2, room - Math.min(2, inputNames.length)))
  const inputRoom = Math.max(0, room - outcomes.length)
  const fits = inputNames.length <= inputRoom
  const shown = fits ? inputNames.length : Math.max(0, inputRoom - 1)
  const inputs = inputNames.slice(0, shown).map((label, input) => ({ part: `x/${input}`, label, rule: false }))
  const used = 1 + inputs.length + (fits ? 0 : 1) + outcomes.length + measured.length
  return {
    rows: [...inputs, ...outcomes, ...measured],
    hiddenInputs: inputNames.length - shown,
    ...legendOf(mode, classNames, hasTest, lines - used),
  }
}

/** What is written below the picture: the outcome of the sample, what is measured where the title has no room for it, and what the marks mean. */
export function belowRows({ task, outputNames, classNames }: Dataset, mode: OutputMode, hasTest: boolean, measures = false): SideRows {
  const outcome = mode === 'bars' ? [] : outcomeRows(task, outputNames)
  const rows = measures ? [...outcome, ...measuredRows(task, hasTest)] : outcome
  return { rows, hiddenInputs: 0, ...legendOf(mode, classNames, hasTest, 2, BELOW_LETTERS) }
}

const NUMBER_LETTERS = 9
const GAP_LETTERS = 2

const SAMPLE_LETTERS = 10
const TABLE_LETTERS = 16
const HOLLOW_LETTERS = 17
const MARK_LETTERS = 3

/** Letters of the sample's name and of the legend of a picture with points. */
export function headLetters({ classNames, tableRows }: Dataset, mode: OutputMode): number[] {
  const sample = SAMPLE_LETTERS + (tableRows ? TABLE_LETTERS : 0)
  if (mode === 'bars' || mode === 'confusion') return [sample]
  return [sample, classNames.reduce((sum, { length }) => sum + length + MARK_LETTERS, HOLLOW_LETTERS)]
}

/** Letters of each part of the line below the picture, with room for a mark, a number and a gap. */
export function outcomeLetters(dataset: Dataset, mode: OutputMode, measures: boolean): number[] {
  const name = Math.max(0, ...dataset.classNames.map(({ length }) => length))
  const shown = ({ part }: SideRow) => (part === 'target' || part === 'predicted' ? name + 2 : NUMBER_LETTERS)
  return belowRows(dataset, mode, true, measures).rows.map((row) => row.label.length + shown(row) + GAP_LETTERS)
}

/** Accuracy or loss of the training rows and of the test rows. */
export function measuredRows(task: Dataset['task'], hasTest: boolean): SideRow[] {
  const word = task === 'regression' ? 'loss' : 'accuracy'
  const path = task === 'regression' ? 'Loss' : 'Accuracy'
  const train = { part: `history/train${path}`, label: `train ${word}`, rule: true }
  return hasTest ? [train, { part: `history/test${path}`, label: `test ${word}`, rule: false }] : [train]
}

const LEGEND_LETTERS = 22
/** Below the picture there is room for more. */
const BELOW_LETTERS = 60

/** The marks of the classes where their names fit into one line, and what hollow means where points are drawn and there is one more. */
function legendOf(mode: OutputMode, classNames: readonly string[], hasTest: boolean, lines: number, most = LEGEND_LETTERS) {
  const points = mode === 'field' || mode === 'line' || mode === 'scatter'
  const letters = classNames.reduce((sum, name) => sum + name.length + 4, 0)
  const classMarks = points && classNames.length > 0 && letters <= most && lines >= 1
  return { classMarks, testMark: points && hasTest && lines >= (classMarks ? 2 : 1) }
}

function outcomeRows(task: Dataset['task'], outputNames: readonly string[]): SideRow[] {
  const row = (part: string, label: string, rule = false) => ({ part, label, rule })
  if (task === 'classes') return [row('target', 'target', true), row('predicted', 'predicted'), row('certainty', 'its output')]
  if (task === 'binary')
    return [row('target', 'target', true), row('a/0', `output ${outputNames[0] ?? 'y1'}`), row('predicted', 'predicted')]
  return outputNames.flatMap((name, output) => {
    const suffix = outputNames.length > 1 ? ` ${name}` : ''
    return [row(`y/${output}`, `target${suffix}`, output === 0), row(`a/${output}`, `output ${name}`)]
  })
}
