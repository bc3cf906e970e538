import { useLayoutEffect, useRef } from 'react'
import type { PartKind } from '../../../explain/kinds/optimizers'
import { gradientNoise } from '../../../explain/signals/gradient-noise'
import { updateParts } from '../../../explain/signals/update-parts'
import { latestLandscape, subscribeLandscape, useRun } from '../../../page'
import type { Frame } from '../../../trainer/protocol'
import { paintBlank, paintNumber } from '../../../ui/number/paint-number'
import { Heads } from '../../../ui/TableTwin'
import { partName } from '../../anatomy/words'
import { ref } from '../../ref'
import { usePainter } from '../../use-painter'
import { CoarseTable, paintCoarseTable } from './CoarseTable'

interface LandscapeTablesProps {
  readonly names: readonly string[]
  readonly height: number
}

const KINDS: readonly PartKind[] = ['gradient', 'penalty', 'memory', 'correction', 'decay']
const LOWEST = { minimum: 'data loss', penalty: 'penalty', sum: 'sum of both' } as const

/** The pictures of the landscape as tables: its losses, the lowest points, the parts of the next step, and how far the samples agree. */
export function LandscapeTables({ names, height }: LandscapeTablesProps) {
  const root = useRef<HTMLElement>(null)
  const axes = useRun((state) => state.document.view.axes)
  const network = useRun((state) => state.network)
  const paintLosses = () => {
    const evaluation = latestLandscape()
    const node = root.current!
    const apart = node.querySelector<HTMLElement>('[data-table="lowest"]')!
    apart.hidden = !evaluation?.penalty
    if (!evaluation || String(evaluation.axes) !== String(axes)) return
    paintCoarseTable(node, evaluation)
    for (const row of apart.querySelectorAll<HTMLTableRowElement>('[data-lowest]')) {
      const name = row.dataset.lowest as keyof typeof LOWEST // as made below
      const lowest = name === 'minimum' ? evaluation.minimum : evaluation.penalty?.[name === 'sum' ? 'sum' : 'minimum']
      const [, a, b, loss] = row.cells
      if (!evaluation.penalty || !lowest) for (const cell of [a, b, loss]) paintBlank(cell!)
      else {
        paintNumber(a!, lowest.at[0], ref('landscape', evaluation.step, name, 0))
        paintNumber(b!, lowest.at[1], ref('landscape', evaluation.step, name, 1))
        paintNumber(loss!, lowest.loss, ref('landscape', evaluation.step, name, 'loss'))
      }
    }
  }
  const paintStep = ({ next }: Frame) => {
    const node = root.current!
    for (const row of node.querySelectorAll<HTMLTableRowElement>('[data-kind]')) {
      const kind = row.dataset.kind!
      const cells = [row.cells[1]!, row.cells[2]!]
      const values = axes.map((axis) =>
        !next
          ? Number.NaN
          : kind === 'update'
            ? next.update[axis]!
            : (updateParts(next, axis).parts.find((part) => part.kind === kind)?.change ?? Number.NaN),
      )
      row.hidden = values.every(Number.isNaN)
      if (next && kind !== 'update') row.cells[0]!.textContent = partName(kind as PartKind, next.optimizer.kind)
      for (const [k, cell] of cells.entries()) {
        const record = kind === 'update' ? ref('trace', next?.step, 'update', axes[k]) : ref('anatomy', next?.step, 'change', kind, axes[k])
        paintNumber(cell, values[k]!, record)
      }
    }
    const words = node.querySelector<HTMLElement>('.landscape-agree')!
    const noise = next && network && next.rows.length > 1 ? gradientNoise(network, next, axes) : null
    words.hidden = !noise
    const [shown, of, length, mean, against] = words.querySelectorAll('strong')
    if (!noise) {
      for (const number of [shown, of, length, mean, against]) paintBlank(number!)
      return
    }
    const record = (name: string) => ref('arrows', next!.step, name, ...axes)
    paintNumber(shown!, noise.shown, record('shown'), 'count')
    paintNumber(of!, noise.of, record('of'), 'count')
    paintNumber(length!, noise.meanLength, record('meanLength'))
    paintNumber(mean!, noise.lengthOfMean, record('lengthOfMean'))
    paintNumber(against!, noise.against, record('against'), 'percent')
  }
  const painter = useRef(paintLosses)
  useLayoutEffect(() => {
    painter.current = paintLosses
    paintLosses()
  })
  useLayoutEffect(() => subscribeLandscape(() => painter.current()), [])
  usePainter(paintStep, [axes, network])
  return (
    <CoarseTable ref={root} names={names} height={height}>
      <table className="landscape-twin" data-table="lowest" hidden>
        <caption>Lowest points of the picture</caption>
        <Heads names={['of', ...names, 'loss']} />
        <tbody>
          {Object.entries(LOWEST).map(([name, label]) => (
            <tr key={name} data-lowest={name}>
              <th scope="row">{label}</th>
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <table className="landscape-twin">
        <caption>Parts of the next update, while the run rests</caption>
        <Heads names={['part', ...names]} />
        <tbody>
          {[...KINDS, 'update'].map((kind) => (
            <tr key={kind} data-kind={kind} hidden>
              <th scope="row">update</th>
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="landscape-agree" hidden>
        Gradients of <strong /> of the <strong /> samples of the next batch, times the rate: mean length <strong />. The mean of the batch
        has the length <strong />; <strong /> of these samples point more than 90° away from it.
      </p>
    </CoarseTable>
  )
}
