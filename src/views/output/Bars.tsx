import { useRef } from 'react'
import type { Dataset } from '../../data/dataset'
import type { Frame } from '../../trainer/protocol'
import { doublingCeil } from '../../ui/chart/domains'
import { paintNumber } from '../../ui/number/paint-number'
import { ref } from '../ref'
import { usePainter } from '../use-painter'
import { type BarGeometry, barOf, layoutBars } from './geometry/bar-layout'
import type { PictureLayout } from './layout'

interface BarsProps {
  readonly dataset: Dataset
  readonly layout: PictureLayout
}

/** Target and output of each output unit as two bars from 0, for data sets with a single row. */
export function Bars({ dataset, layout }: BarsProps) {
  const root = useRef<SVGSVGElement>(null)
  const scale = useRef({ run: -1, top: 0, negative: false }) // grows by doublings within a run and never shrinks
  const geometry = layoutBars(layout.pictureWidth, layout.pictureHeight, dataset.outputNames.length, layout.textPx)
  const { shown, barHeight, barX, numberX, rows } = geometry

  function paint({ run, probe }: Frame, pictures: boolean): void {
    if (!root.current || !pictures) return
    const outputs = probe.a[probe.a.length - 1]!
    const old = scale.current.run === run ? scale.current : { run, top: 0, negative: false }
    const all = [...probe.y.subarray(0, shown), ...outputs.subarray(0, shown)]
    const top = Math.max(old.top, doublingCeil(Math.max(...all.map(Math.abs)), 1))
    scale.current = { run, top, negative: old.negative || all.some((value) => value < 0) }
    const zero = root.current.querySelector('.output-bar-zero')!
    const zeroX = barOf(0, top, scale.current.negative, geometry).x.toFixed(2)
    zero.setAttribute('x1', zeroX)
    zero.setAttribute('x2', zeroX)
    for (const [output, group] of root.current.querySelectorAll('g').entries()) {
      const last = probe.a.length - 1
      const place = `${probe.row}/${output}`
      paintBar(group, 'target', probe.y[output]!, ref('probe', probe.step, 'y', place), geometry, scale.current)
      paintBar(group, 'output', outputs[output]!, ref('probe', probe.step, 'a', last, place), geometry, scale.current)
    }
  }

  usePainter(paint, [dataset, layout])
  const half = barHeight * 0.5 + layout.textPx * 0.35
  return (
    <svg
      ref={root}
      className="output-bars"
      width={layout.pictureWidth}
      height={layout.pictureHeight}
      role="img"
      aria-label="Target and output of each output unit"
    >
      {rows.slice(0, shown).map((y, output) => (
        <g key={dataset.outputNames[output]}>
          <text className="output-bar-name" x={layout.textPx} y={y + barHeight + layout.textPx * 0.5}>
            {dataset.outputNames[output]}
          </text>
          <text x={barX - 8} y={y + half} textAnchor="end">
            target
          </text>
          <text x={barX - 8} y={y + barHeight * 1.25 + half} textAnchor="end">
            output
          </text>
          <rect className="output-bar-target" data-bar="target" y={y} height={barHeight} />
          <rect className="output-bar-output" data-bar="output" y={y + barHeight * 1.25} height={barHeight} />
          <text data-number="target" x={numberX} y={y + half} textAnchor="end" />
          <text data-number="output" x={numberX} y={y + barHeight * 1.25 + half} textAnchor="end" />
        </g>
      ))}
      <line className="output-bar-zero" y1={(rows[0] ?? 0) - 4} y2={(rows[shown - 1] ?? 0) + barHeight * 2.25 + 4} />
    </svg>
  )
}

function paintBar(
  group: Element,
  name: 'target' | 'output',
  value: number,
  record: string,
  geometry: BarGeometry,
  scale: { readonly top: number; readonly negative: boolean },
): void {
  const bar = group.querySelector(`[data-bar="${name}"]`)!
  const { x, width } = barOf(value, scale.top, scale.negative, geometry)
  bar.setAttribute('x', x.toFixed(2))
  bar.setAttribute('width', width.toFixed(2))
  paintNumber(group.querySelector(`[data-number="${name}"]`)!, value, record)
}
