import { useRef } from 'react'
import type { Dataset } from '../../data/dataset'
import type { Frame } from '../../trainer/protocol'
import { paintBlank, paintNumber } from '../../ui/number/paint-number'
import { ref } from '../ref'
import { usePainter } from '../use-painter'
import { layoutConfusion, type PictureLayout } from './layout'
import type { Part } from './mode'

interface ConfusionMatrixProps {
  readonly dataset: Dataset
  readonly part: Part
  readonly layout: PictureLayout
}

/** Lower cells, in sizes of the text, have smaller numbers, so that ten classes fit. */
const TIGHT = 2

/** How many rows of each class are taken for each class. The diagonal is right. */
export function ConfusionMatrix({ dataset, part, layout }: ConfusionMatrixProps) {
  const body = useRef<HTMLTableSectionElement>(null)
  const wait = useRef<HTMLParagraphElement>(null)
  const names = dataset.classNames
  const { headWidth, cellWidth, cellHeight, heads } = layoutConfusion(layout.pictureWidth, layout.pictureHeight, names, layout.textPx)
  usePainter(
    (frame) => {
      if (!body.current || !wait.current) return
      const counted = paintCounts(body.current, frame, part)
      wait.current.hidden = counted
    },
    [dataset, part, layout],
  )
  return (
    <section
      className="output-confusion"
      style={{ width: layout.pictureWidth, height: layout.pictureHeight }}
      tabIndex={0}
      aria-label={`Confusion matrix of the ${part === 'train' ? 'training' : 'test'} rows`}
    >
      <table style={{ width: headWidth + names.length * cellWidth }} data-tight={cellHeight < TIGHT * layout.textPx || undefined}>
        <colgroup>
          <col style={{ width: headWidth }} />
          <col span={names.length} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              actual
            </th>
            <th scope="colgroup" colSpan={names.length}>
              predicted, {part === 'train' ? 'training' : 'test'} rows
            </th>
          </tr>
          <tr>
            {names.map((name, column) => (
              <th key={name} scope="col" aria-label={name}>
                {heads[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {names.map((name, row) => (
            <tr key={name} style={{ height: cellHeight }}>
              <th scope="row" aria-label={name}>
                {heads[row] === String(row + 1) && name !== heads[row] ? `${row + 1} ${name}` : name}
              </th>
              {names.map((other) => (
                <td key={other} data-right={other === name || undefined} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p ref={wait} className="output-wait" hidden>
        Counted again at the next pause.
      </p>
    </section>
  )
}

/**
 * Write the counts and tint each cell by its share of its row; blank where the frame has no outputs, as some while the run plays.
 * Return whether there are counts.
 */
function paintCounts(body: HTMLTableSectionElement, { outputs }: Frame, part: Part): boolean {
  const classes = body.rows.length
  const counts = outputs?.confusion?.[part]
  if (!outputs || counts?.length !== classes * classes) {
    for (const cell of body.querySelectorAll('td')) {
      paintBlank(cell)
      cell.style.setProperty('--share', '0%')
    }
    return false
  }
  for (const [actual, line] of [...body.rows].entries()) {
    const all = counts.subarray(actual * classes, (actual + 1) * classes).reduce((sum, count) => sum + count, 0)
    const [, ...cells] = line.cells
    for (const [predicted, cell] of cells.entries()) {
      const count = counts[actual * classes + predicted]!
      paintNumber(cell, count, ref('confusion', outputs.step, part, actual, predicted), 'count')
      cell.style.setProperty('--share', all > 0 ? `${Math.round((100 * count) / all)}%` : '0%')
    }
  }
  return true
}
