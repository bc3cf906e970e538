import { useRef } from 'react'
import type { Dataset, Split } from '../../data/dataset'
import { classOf } from '../../engine/network/classes'
import type { Probe } from '../../engine/step/step-trace'
import { type Run, useRun, useThisRun } from '../../page'
import type { Frame, HistoryRow } from '../../trainer/protocol'
import { formatCount } from '../../ui/number/format-number'
import { paintBlank, paintNumber } from '../../ui/number/paint-number'
import { counted } from '../../words/counted'
import { rowsWith, rowUpTo } from '../curves/row-list'
import { ref } from '../ref'
import { themeColors } from '../theme-colors'
import { usePainter } from '../use-painter'
import { classColor } from './draw'
import { shapeOf, shapePath } from './geometry/shapes'
import type { OutputLayout } from './layout'
import type { OutputMode } from './mode'
import { belowRows, measuredRows, sideRows } from './side-rows'

interface SamplePanelProps {
  readonly mode: OutputMode
  readonly dataset: Dataset
  readonly split: Split
  readonly layout: OutputLayout
  readonly measures?: boolean // below the picture too, where the title has no room for it
}

const SVG = 'http://www.w3.org/2000/svg'

/** The shown sample: inputs, target and output at the present weights, and below it what is measured over all rows. */
export function SamplePanel({ mode, dataset, split, layout, measures = false }: SamplePanelProps) {
  const stepping = useRun((state) => state.activations?.at(-1) === 'step')
  const sample = useRun((state) => state.document.view.sample)
  const drawn = useRun((state) => (state.document.view.drawn ?? null) !== null)
  const { frames } = useThisRun()
  const root = useRef<HTMLDivElement>(null)
  const hasTest = split.test.length > 0
  const { rows, hiddenInputs, classMarks, testMark } = layout.stacked
    ? belowRows(dataset, mode, hasTest, measures)
    : sideRows(dataset, mode, hasTest, layout.sideLines, stepping)
  const inputs = rows.filter(({ part }) => part.startsWith('x/'))
  usePainter(
    (frame) => {
      if (root.current) paintPanel(root.current, frame, dataset, frames.history)
    },
    [dataset, mode, layout, sample, stepping],
  )
  const part = split.test.includes(sample) ? 'test' : 'training'
  return (
    <div
      ref={root}
      className="output-side"
      data-stacked={layout.stacked || undefined}
      style={{ width: layout.sideWidth, height: layout.sideHeight }}
    >
      <p className="output-sample">
        {drawn ? 'your drawing ' : `sample ${formatCount(sample + 1)} `}
        <span>{!drawn && sampleWords(dataset, sample, layout.stacked ? null : part)}</span>
      </p>
      <dl>
        {rows.slice(0, inputs.length).map((row) => (
          <Line key={row.part} {...row} />
        ))}
        {hiddenInputs > 0 && (
          <div>
            <dt>
              {inputs.length > 0 ? 'and ' : ''}
              {counted(hiddenInputs, inputs.length > 0 ? 'more input' : 'input')}
            </dt>
            <dd />
          </div>
        )}
        {rows.slice(inputs.length).map((row) => (
          <Line key={row.part} {...row} />
        ))}
      </dl>
      {(classMarks || testMark) && (
        <p className="output-legend">
          {(classMarks ? dataset.classNames : []).map((name, label) => (
            <span key={name}>
              <svg viewBox="-6 -6 12 12" aria-hidden="true">
                <path d={shapePath(shapeOf(label), 4)} fill={`var(--class-${label % 6})`} />
              </svg>
              {name}
            </span>
          ))}
          {testMark && <span className="output-hollow">hollow: test row</span>}
        </p>
      )}
    </div>
  )
}

/** Its part of the data, where there is room for it, and its row in a table of which rows were left out. */
function sampleWords({ X, tableRows }: Dataset, sample: number, part: string | null): string {
  if (tableRows) return `${part ? `${part}, ` : ''}table row ${formatCount(tableRows[sample]! + 1)}`
  return part && X.rows > 1 ? `${part} row` : ''
}

/** Accuracy or loss in the title, where a percent sign says which. */
export function Measured({ dataset, split }: Pick<SamplePanelProps, 'dataset' | 'split'>) {
  const { frames } = useThisRun()
  const root = useRef<HTMLDListElement>(null)
  usePainter(
    (frame) => {
      if (root.current) paintPanel(root.current, frame, dataset, frames.history)
    },
    [dataset, split],
  )
  return (
    <dl ref={root} className="output-measured">
      {measuredRows(dataset.task, split.test.length > 0).map(({ part, label }) => {
        const [rows, what] = label.split(' ')
        return (
          <div key={part}>
            <dt>
              {rows} <span className={what === 'accuracy' ? 'visually-hidden' : undefined}>{what}</span>
            </dt>
            <dd data-part={part} />
          </div>
        )
      })}
    </dl>
  )
}

function Line({ part, label, rule }: { readonly part: string; readonly label: string; readonly rule: boolean }) {
  return (
    <div data-rule={rule || undefined}>
      <dt>{label}</dt>
      <dd data-part={part} />
    </div>
  )
}

/** Writes the numbers of a frame into the parts of `side-rows` below a node. */
export function paintPanel(root: HTMLElement, frame: Frame, dataset: Dataset, history: Run['frames']['history']): void {
  const { probe } = frame
  const row = frame.row ?? rowUpTo(rowsWith(history.rows(), null), frame.position.step)
  const last = probe.a.length - 1
  const outputs = probe.a[last]!
  for (const cell of root.querySelectorAll<HTMLElement>('[data-part]')) {
    const [name, rest = ''] = cell.dataset.part!.split('/')
    switch (name) {
      case 'x':
      case 'y':
        paintNumber(cell, probe[name][Number(rest)] ?? Number.NaN, ref('probe', probe.step, name, probe.row, rest))
        break
      case 'a':
        paintOutput(cell, probe, Number(rest))
        break
      case 'target':
        paintClass(cell, classOf(probe.y, 0, probe.y.length), dataset)
        break
      case 'predicted':
        paintClass(cell, classOf(outputs, 0, outputs.length), dataset)
        break
      case 'certainty':
        paintOutput(cell, probe, classOf(outputs, 0, outputs.length))
        break
      case 'mistakes':
        if (frame.outputs) paintNumber(cell, frame.outputs.mistakes ?? Number.NaN, ref('mistakes', frame.outputs.step, 'train'), 'count')
        break
      case 'history':
        paintMeasured(cell, row, rest as 'trainLoss' | 'testLoss' | 'trainAccuracy' | 'testAccuracy') // the parts of sideRows
        break
    }
  }
}

function paintOutput(cell: Element, probe: Probe, output: number): void {
  const last = probe.a.length - 1
  paintNumber(cell, probe.a[last]![output] ?? Number.NaN, ref('probe', probe.step, 'a', last, probe.row, output))
}

function paintMeasured(cell: Element, row: HistoryRow | null, path: 'trainLoss' | 'testLoss' | 'trainAccuracy' | 'testAccuracy'): void {
  if (!row) paintBlank(cell)
  else paintNumber(cell, row[path], ref('history', row.step, path), path.endsWith('Loss') ? 4 : 'percent')
}

/** The name of a class after its mark. */
function paintClass(cell: HTMLElement, label: number, { classNames }: Dataset): void {
  const color = classColor(label, themeColors())
  const name = classNames[label] ?? `class ${label + 1}`
  const key = `${label}/${name}/${color}`
  if (cell.dataset.shown === key) return
  cell.dataset.shown = key
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '-6 -6 12 12')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', shapePath(shapeOf(label), 4))
  path.setAttribute('fill', color)
  svg.append(path)
  cell.replaceChildren(svg, name)
}
