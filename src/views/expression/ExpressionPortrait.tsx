import type { Graph } from '../../expression'
import { SIGNS } from './ExpressionGraph'
import { layOut } from './layout'

/** A graph as a small picture: its nodes and edges, without numbers. */
export function ExpressionPortrait({ graph }: { readonly graph: Graph }) {
  const { width, height, boxes, edges, result } = layOut(graph, 1)
  return (
    <svg className="expression-portrait" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {edges.map(({ edge, path }) => (
        <path key={edge} d={path} />
      ))}
      <path d={`M${result.from} ${result.y}H${result.to}`} />
      {boxes.map(({ node, x, y, width, height }) => {
        const { kind, name } = graph.nodes[node]!
        return (
          <g key={node}>
            <rect x={x} y={y} width={width} height={height} rx={8} />
            <text x={x + width / 2} y={y + height / 2}>
              {SIGNS[kind] ?? name}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
