import { useRef } from 'react'
import type { OptimizerSpec } from '../../engine/step/optimizers'
import { squareOf, updateParts } from '../../explain/signals/update-parts'
import type { Frame } from '../../trainer/protocol'
import { steadyScale } from '../../ui/chart/steady-scale'
import { paintNumber } from '../../ui/number/paint-number'
import { ref } from '../ref'
import { usePainter } from '../use-painter'
import type { ViewSize } from '../view-size'
import type { SquareWords } from './words'

interface SquarePanelProps extends ViewSize {
  readonly parameter: number
  readonly optimizer: OptimizerSpec['kind']
  readonly words: SquareWords
  readonly textPx: number
}

const PADDING = 20
const TITLE_LINES = 1.5
const SENTENCE_LINES = 4.2
/** The gradient's line under the square, in sizes of the text. */
const LINE_ROOM = 1.3
/** Room for the names of the side and of the line, in sizes of the text. */
const NAME_ROOM = 2
/** Width of the numbers, in sizes of the text. */
const NUMBERS = 11.3
const GAP = 8

/** The running square as a square: its side, the root, is what the step is divided by. Under it, to the same scale, what is divided. */
export function SquarePanel({ parameter, optimizer, words, width, height, textPx }: SquarePanelProps) {
  const root = useRef<HTMLElement>(null)
  const scale = useRef<{ readonly parameter: number; readonly full: number } | null>(null)
  const nameWidth = NAME_ROOM * textPx
  const box = Math.max(
    24,
    Math.min(width - PADDING - GAP - nameWidth - NUMBERS * textPx, height - (TITLE_LINES + SENTENCE_LINES + LINE_ROOM) * textPx),
  )

  function paint({ trace }: Frame): void {
    if (!trace || trace.optimizer.kind !== optimizer) return
    const { combined, ratio, side } = updateParts(trace, parameter)
    const before = scale.current?.parameter === parameter ? scale.current.full : null
    const full = steadyScale(before, Math.max(side, Math.abs(combined)))
    scale.current = { parameter, full }
    const px = (value: number) => String(Math.min(1, Math.abs(value) / full) * box)
    const svg = root.current!.querySelector('svg')!
    const [square, line] = [svg.querySelector('rect')!, svg.querySelector('line')!]
    square.setAttribute('width', px(side))
    square.setAttribute('height', px(side))
    square.setAttribute('y', String(box - Number(px(side))))
    line.setAttribute('x2', px(combined))
    const [sideName, barName] = svg.querySelectorAll('text')
    sideName!.setAttribute('x', px(side))
    barName!.setAttribute('x', px(combined))
    line.dataset.sign = combined < 0 ? '-' : '+'
    const [area, edge, over, divided] = root.current!.querySelectorAll('dd')
    paintNumber(area!, squareOf(trace, parameter), ref('anatomy', trace.step, 'square', parameter))
    paintNumber(edge!, side, ref('anatomy', trace.step, 'side', parameter))
    paintNumber(over!, combined, ref('anatomy', trace.step, 'combined', parameter))
    paintNumber(divided!, ratio, ref('anatomy', trace.step, 'ratio', parameter))
  }
  usePainter(paint, [parameter, optimizer, box])

  return (
    <section className="anatomy-memory" ref={root} aria-label="Running square of the gradient" style={{ width, height }}>
      <h3>
        Square {words.symbol}: its side √{words.symbol} divides {words.steered}
      </h3>
      <div className="anatomy-square">
        <svg width={box + nameWidth} height={box + LINE_ROOM * textPx} aria-hidden="true">
          <rect x={0.75} />
          <line x1={0} y1={box + 0.65 * textPx} y2={box + 0.65 * textPx} />
          <text dx={4} y={box - 0.2 * textPx}>
            √{words.symbol}
          </text>
          <text dx={4} y={box + textPx}>
            {words.steered}
          </text>
        </svg>
        <dl style={{ width: width - PADDING - box - nameWidth - GAP }}>
          <dt>{words.symbol}</dt>
          <dd />
          <dt>side √{words.symbol}</dt>
          <dd />
          <dt>{words.steered}</dt>
          <dd />
          <dt>
            {words.steered}/(√{words.symbol} + ε)
          </dt>
          <dd />
        </dl>
      </div>
      <p>
        {words.name}: where they are large, the step is held back.
        {words.more}
      </p>
    </section>
  )
}
