import type { Problem } from './expression'
import { RULES } from './functions'
import type { Graph } from './graph'

/** Where a pass ends early. */
export interface PassProblem extends Problem {
  readonly node: number
  readonly edge: number | null // of the backward pass
}

export interface ForwardPass {
  readonly values: readonly number[] // of each node; NaN where the pass did not come
  readonly problem: PassProblem | null
}

export interface BackwardPass {
  readonly locals: readonly number[] // of each edge: d(to)/d(from); NaN where none is computed
  readonly flows: readonly number[] // of each edge: what this use adds to the derivative, d(result)/d(to) times the local one
  readonly derivatives: readonly number[] // of each node: d(result)/d(node), the sum over its uses
  readonly problem: PassProblem | null
}

/** The value of each node, in order. A value that does not exist or is too large ends the pass at its node. */
export function forward(graph: Graph, variables: ReadonlyMap<string, number>): ForwardPass {
  const values = graph.nodes.map(() => Number.NaN)
  for (const node of graph.nodes) {
    const fail = (message: string) => ({ values, problem: { node: node.index, edge: null, position: node.position, message } })
    if (node.kind === 'number') values[node.index] = node.value!
    else if (node.kind === 'variable') {
      const given = variables.get(node.name)
      if (given === undefined || !Number.isFinite(given)) return fail(`${node.name} at position ${node.position} needs a number.`)
      values[node.index] = given
    } else {
      const inputs = node.inputs.map((edge) => values[graph.edges[edge]!.from]!)
      const rule = RULES[node.kind]
      const refusal = rule.refusal?.(inputs) ?? ''
      if (refusal) return fail(`${node.name} at position ${node.position} has no value: ${refusal}.`)
      const value = rule.value(inputs)
      if (!Number.isFinite(value)) return fail(`${node.name} at position ${node.position} is too large for a number.`)
      values[node.index] = value
    }
  }
  return { values, problem: null }
}

/** The edges in the order of the backward pass: those into the last node first. Edges from what never varies are left out. */
export function backwardOrder(graph: Graph): readonly number[] {
  return graph.nodes.toReversed().flatMap((node) => node.inputs.filter((edge) => graph.nodes[graph.edges[edge]!.from]!.varies))
}

/** The derivative of the result with respect to each node that varies. A derivative that does not exist ends the pass at its edge. */
export function backward(graph: Graph, { values, problem }: ForwardPass): BackwardPass {
  const locals = graph.edges.map(() => Number.NaN)
  const flows = graph.edges.map(() => Number.NaN)
  const derivatives = graph.nodes.map(() => Number.NaN)
  if (problem) return { locals, flows, derivatives, problem: null }
  const result = graph.nodes[graph.result]!
  if (result.varies) derivatives[result.index] = 1
  for (const index of backwardOrder(graph)) {
    const edge = graph.edges[index]!
    const to = graph.nodes[edge.to]!
    if (to.kind === 'variable' || to.kind === 'number') continue
    const inputs = to.inputs.map((input) => values[graph.edges[input]!.from]!)
    const local = RULES[to.kind].slope(inputs, edge.slot, values[to.index]!)
    const flow = derivatives[to.index]! * local
    const sum = flow + (Number.isNaN(derivatives[edge.from]!) ? 0 : derivatives[edge.from]!)
    if (!Number.isFinite(sum)) {
      // what is only half summed is not a derivative
      for (const node of graph.nodes) if (node.uses.some((use) => Number.isNaN(flows[use]!))) derivatives[node.index] = Number.NaN
      const from = graph.nodes[edge.from]!.name
      const message = `∂${to.name}/∂${from} at position ${to.position} does not exist or is too large for a number.`
      return { locals, flows, derivatives, problem: { node: to.index, edge: index, position: to.position, message } }
    }
    locals[index] = local
    flows[index] = flow
    derivatives[edge.from] = sum
  }
  return { locals, flows, derivatives, problem: null }
}
