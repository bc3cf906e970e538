import { useLayoutEffect, useMemo, useRef } from 'react'
import { ref } from '../ref'
import { useTextPx } from '../use-text-px'
import { ShortNum } from './ShortNum'
import './expression.css'
import { type EdgePath, type ExpressionLayout, LOCALS_WIDTH, layOut, type NodeBox } from './layout'
import { derivativeAt, type ExpressionPicture, edgePhase, flowAt, localAt, nodePhase, valueAt } from './picture'

interface ExpressionGraphProps {
  readonly picture: ExpressionPicture
  readonly text: string // the expression, for the name of the picture
  readonly width: number // of the box, px
  readonly height: number
}

const MOST_SCALE = 1.45
const LOCAL_CHARACTERS = 7
export const SIGNS: Readonly<Record<string, string>> = { add: '+', subtract: '−', multiply: '×', divide: '÷', power: '^', negative: '−' }

/** The graph from left to right, with the values above the edges and the derivatives below. It scrolls inside its box. */
export function ExpressionGraph({ picture, text, width, height }: ExpressionGraphProps) {
  const { graph, step } = picture
  const box = useRef<HTMLElement>(null)
  const textPx = useTextPx()
  const layout = useMemo(() => layOut(graph, textPx / 12), [graph, textPx])
  const scale = Math.max(1, Math.min(MOST_SCALE, width / layout.width, height / layout.height))

  // what the step touches comes into sight
  const node = step === null ? null : step.type === 'backward' ? graph.edges[step.edge]!.from : step.node
  useLayoutEffect(() => {
    const place = layout.boxes.find((candidate) => candidate.node === node)
    const left = place ? (place.x + place.width / 2) * scale - width / 2 : 0
    const top = place ? (place.y + place.height / 2) * scale - height / 2 : (layout.height * scale - height) / 2
    box.current!.scrollTo({ left, top, behavior: 'instant' })
  }, [layout, node, scale, width, height])

  return (
    <section ref={box} className="expression-scroll" tabIndex={0} aria-label="Picture of the graph">
      <svg
        className="expression-svg"
        role="img"
        aria-label={`Graph of ${text}. Its numbers are in the tables.`}
        width={layout.width * scale}
        height={layout.height * scale}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
      >
        {layout.edges.map((path) => (
          <Edge key={path.edge} picture={picture} path={path} unit={layout.unit} />
        ))}
        {layout.boxes.map((place) => (
          <Node key={place.node} picture={picture} box={place} unit={layout.unit} />
        ))}
        <Result picture={picture} layout={layout} />
      </svg>
    </section>
  )
}

function Edge({ picture, path, unit }: { readonly picture: ExpressionPicture; readonly path: EdgePath; readonly unit: number }) {
  const { from } = picture.graph.edges[path.edge]!
  const { port, label } = path
  return (
    <g className="expression-edge" data-phase={edgePhase(picture, path.edge) ?? undefined}>
      <path d={path.path} />
      <path className="expression-tip" d={tip(port.x, port.y, unit)} />
      <Numbers
        {...label}
        unit={unit}
        value={valueAt(picture, from)}
        valueRecord={ref('expression', from, 'value')}
        derivative={flowAt(picture, path.edge)}
        derivativeRecord={ref('expression', path.edge, 'flow')}
      />
    </g>
  )
}

function Result({ picture, layout }: { readonly picture: ExpressionPicture; readonly layout: ExpressionLayout }) {
  const { result } = picture.graph
  const { x, y, from, to } = layout.result
  return (
    <g className="expression-edge">
      <path d={`M${from} ${y}H${to}`} />
      <path className="expression-tip" d={tip(to, y, layout.unit)} />
      <Numbers
        x={x}
        y={y}
        unit={layout.unit}
        value={valueAt(picture, result)}
        valueRecord={ref('expression', result, 'value')}
        derivative={derivativeAt(picture, result)}
        derivativeRecord={ref('expression', result, 'derivative')}
      />
    </g>
  )
}

interface NumbersProps {
  readonly x: number
  readonly y: number
  readonly unit: number
  readonly value: number
  readonly valueRecord: string
  readonly derivative: number
  readonly derivativeRecord: string
}

/** The value above a line and the derivative below it. */
function Numbers({ x, y, unit, value, valueRecord, derivative, derivativeRecord }: NumbersProps) {
  return (
    <>
      <text className="expression-value" x={x} y={y - 5 * unit}>
        {!Number.isNaN(value) && '▸ '}
        <ShortNum value={value} record={valueRecord} />
      </text>
      <text className="expression-derivative" x={x} y={y + 14 * unit}>
        {!Number.isNaN(derivative) && '◂ '}
        <ShortNum value={derivative} record={derivativeRecord} />
      </text>
    </>
  )
}

function Node({ picture, box, unit }: { readonly picture: ExpressionPicture; readonly box: NodeBox; readonly unit: number }) {
  const node = picture.graph.nodes[box.node]!
  const { x, y, width, height } = box
  const split = x + LOCALS_WIDTH * unit
  const middle = y + height / 2
  const isOperation = node.inputs.length > 0
  const isShared = !isOperation && node.uses.length > 1
  const sum = isShared ? derivativeAt(picture, box.node) : Number.NaN
  const textX = isOperation ? (split + x + width) / 2 : x + width / 2
  return (
    <g className="expression-node" data-kind={isOperation ? 'operation' : node.kind} data-phase={nodePhase(picture, box.node) ?? undefined}>
      <rect x={x} y={y} width={width} height={height} rx={6 * unit} />
      {isOperation ? (
        <>
          <path className="expression-split" d={`M${split} ${y + 5 * unit}V${y + height - 5 * unit}`} />
          {node.inputs.map((edge, slot) => (
            <text key={edge} className="expression-local" x={(x + split) / 2} y={box.ports[slot]! + 4 * unit}>
              <ShortNum value={localAt(picture, edge)} record={ref('expression', edge, 'local')} most={LOCAL_CHARACTERS} />
            </text>
          ))}
          <text className="expression-sign" data-word={SIGNS[node.kind] ? undefined : true} x={textX} y={middle - 1 * unit}>
            {SIGNS[node.kind] ?? node.kind}
          </text>
          <text className="expression-name" x={textX} y={middle + 16 * unit}>
            {node.name}
          </text>
        </>
      ) : (
        <text className="expression-leaf" x={textX} y={middle + (isShared ? -4 : 5) * unit}>
          {node.name}
        </text>
      )}
      {isShared && (
        <text className="expression-derivative" x={textX} y={middle + 15 * unit}>
          {!Number.isNaN(sum) && '◂ Σ '}
          <ShortNum value={sum} record={ref('expression', box.node, 'derivative')} />
        </text>
      )}
    </g>
  )
}

/** The head of an arrow that ends at a point. */
function tip(x: number, y: number, unit: number): string {
  return `M${x - 7 * unit} ${y - 4 * unit}L${x} ${y}L${x - 7 * unit} ${y + 4 * unit}Z`
}
