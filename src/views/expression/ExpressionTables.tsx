import { formulaOf, slopeFormula } from '../../expression'
import { ref } from '../ref'
import { derivativeAt, type ExpressionPicture, edgePhase, flowAt, localAt, nodePhase, valueAt } from './picture'
import { ShortNum } from './ShortNum'

/** The numbers of the graph as tables: the nodes, then what passes back along each edge. */
export function ExpressionTables({ picture }: { readonly picture: ExpressionPicture }) {
  const { graph } = picture
  const result = graph.nodes[graph.result]!.name
  const nodes = graph.nodes.filter(({ kind }) => kind !== 'number')
  const edges = graph.edges.filter(({ from }) => graph.nodes[from]!.varies).toReversed()
  return (
    <>
      <table className="expression-table">
        <caption>Nodes</caption>
        <thead>
          <tr>
            <th scope="col">node</th>
            <th scope="col">is</th>
            <th scope="col" className="expression-value-head">
              ▸ value
            </th>
            <th scope="col" className="expression-derivative-head">
              ◂ ∂{result}/∂node
            </th>
          </tr>
        </thead>
        <tbody>
          {nodes.map((node) => (
            <tr key={node.index} data-phase={nodePhase(picture, node.index) ?? undefined}>
              <th scope="row">{node.name}</th>
              <td>{node.kind === 'variable' ? 'input' : formulaOf(graph, node, ({ name }) => name)}</td>
              <ShortNum as="td" value={valueAt(picture, node.index)} record={ref('expression', node.index, 'value')} />
              <ShortNum as="td" value={derivativeAt(picture, node.index)} record={ref('expression', node.index, 'derivative')} />
            </tr>
          ))}
        </tbody>
      </table>
      <table className="expression-table">
        <caption>Local derivatives</caption>
        <thead>
          <tr>
            <th scope="col">edge</th>
            <th scope="col">is</th>
            <th scope="col">local</th>
            <th scope="col" className="expression-derivative-head">
              ◂ passed back
            </th>
          </tr>
        </thead>
        <tbody>
          {edges.map((edge) => (
            <tr key={edge.index} data-phase={edgePhase(picture, edge.index) ?? undefined}>
              <th scope="row">
                ∂{graph.nodes[edge.to]!.name}/∂{graph.nodes[edge.from]!.name}
              </th>
              <td>{slopeFormula(graph, edge)}</td>
              <ShortNum as="td" value={localAt(picture, edge.index)} record={ref('expression', edge.index, 'local')} />
              <ShortNum as="td" value={flowAt(picture, edge.index)} record={ref('expression', edge.index, 'flow')} />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
