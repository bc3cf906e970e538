import { useRef } from 'react'
import type { OptimizerSpec } from '../../engine/step/optimizers'
import type { PartKind } from '../../explain/kinds/optimizers'
import { updateParts } from '../../explain/signals/update-parts'
import type { Frame } from '../../trainer/protocol'
import { steadyScale } from '../../ui/chart/steady-scale'
import { fewestDigits } from '../../ui/number/fewest-digits'
import { formatNumber } from '../../ui/number/format-number'
import { paintNumber } from '../../ui/number/paint-number'
import { Heads } from '../../ui/TableTwin'
import { ref } from '../ref'
import { usePainter } from '../use-painter'
import type { ViewSize } from '../view-size'
import { barPlace, reachOf, type Span, waterfall } from './layout'
import { partName } from './words'

interface PartsTableProps extends ViewSize {
  readonly parameter: number
  readonly optimizer: OptimizerSpec['kind']
  readonly kinds: readonly PartKind[]
  readonly row: number // height in px
}

/** What the update is made of: a row for each part, with its number, how much of it counts, and its bar; the bars end at the update. */
export function PartsTable({ parameter, optimizer, kinds, width, height, row }: PartsTableProps) {
  const body = useRef<HTMLTableSectionElement>(null)
  const legend = useRef<HTMLParagraphElement>(null)
  const scale = useRef<{ readonly parameter: number; readonly full: number } | null>(null)

  function paint({ trace }: Frame): void {
    if (!trace || trace.optimizer.kind !== optimizer) return
    const { parts, divisor, update, fixed } = updateParts(trace, parameter)
    const rows = [...body.current!.rows]
    if (parts.length !== rows.length - 1) return
    const spans = waterfall(parts)
    const before = scale.current?.parameter === parameter ? scale.current.full : null
    const full = steadyScale(before, reachOf(spans))
    scale.current = { parameter, full }
    for (const [k, { kind, value, share, change }] of parts.entries()) {
      const [, number, counts, bar, part] = rows[k]!.cells
      const raw = kind === 'gradient' ? 'dataGradient' : kind === 'penalty' ? 'penaltyGradient' : null
      paintNumber(number!, value, raw ? ref('trace', trace.step, raw, parameter) : ref('anatomy', trace.step, 'value', kind, parameter))
      paintNumber(counts!, share, ref('anatomy', trace.step, 'share', kind, parameter), fewestDigits(share, 4))
      paintBar(bar!.firstElementChild as HTMLElement, spans[k]!, full)
      paintNumber(part!, change, ref('anatomy', trace.step, 'change', kind, parameter))
    }
    const [, , , bar, total] = rows.at(-1)!.cells
    paintBar(bar!.firstElementChild as HTMLElement, { from: 0, to: update }, full)
    paintNumber(total!, update, ref('trace', trace.step, 'update', parameter))
    const [rate, over, by, edge, note] = legend.current!.querySelectorAll('span')
    paintNumber(rate!, trace.learningRate, ref('trace', trace.step, 'learningRate'), fewestDigits(trace.learningRate, 4))
    over!.hidden = divisor === 1
    paintNumber(by!, divisor === 1 ? Number.NaN : divisor, ref('anatomy', trace.step, 'divisor', parameter))
    note!.hidden = !fixed
    edge!.textContent = formatNumber(full, 1)
  }
  usePainter(paint, [parameter, optimizer, kinds, width])

  return (
    <section
      className="view-panel view-scroll anatomy-parts"
      style={{ width, height, ['--row' as string]: `${row}px` }}
      aria-label="Parts of the update"
      tabIndex={0}
    >
      <table>
        <Heads
          names={[
            'part',
            'number',
            'counts',
            <th key="bar" scope="col">
              <span className="visually-hidden">bar</span>
            </th>,
            'of the update',
          ]}
        />
        <tbody ref={body}>
          {kinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{partName(kind, optimizer)}</th>
              <td />
              <td className="anatomy-share" />
              <td className="anatomy-track">
                <i className="anatomy-bar" />
              </td>
              <td />
            </tr>
          ))}
          <tr className="anatomy-total">
            <th scope="row">update Δ</th>
            <td />
            <td />
            <td className="anatomy-track">
              <i className="anatomy-bar" />
            </td>
            <td />
          </tr>
        </tbody>
      </table>
      <p className="anatomy-legend" ref={legend}>
        Part = number × counts × −<span className="anatomy-number" />
        <span>
          {' '}
          ÷ <span className="anatomy-number" />
        </span>
        ; bars end at ±<span className="anatomy-scale" />. <span>This bias is not trained: its gradient does not count.</span>
      </p>
    </section>
  )
}

function paintBar(node: HTMLElement, span: Span, full: number): void {
  const { left, width } = barPlace(span, full)
  node.style.left = `${(100 * left).toFixed(2)}%`
  node.style.width = `${(100 * width).toFixed(2)}%`
  const sign = span.to < span.from ? '-' : '+'
  if (node.dataset.sign !== sign) node.dataset.sign = sign
}
