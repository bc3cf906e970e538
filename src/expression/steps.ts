import type { Graph } from './graph'
import { type BackwardPass, backwardOrder, type ForwardPass } from './passes'

/** One thing to do: compute a node, begin the backward pass at the result, or pass a derivative back along an edge. */
export type Step =
  | { readonly type: 'forward'; readonly node: number }
  | { readonly type: 'seed'; readonly node: number }
  | { readonly type: 'backward'; readonly edge: number }

/** Forward one node at a time, then backward one edge at a time. Variables and numbers are there from the start. */
export function stepsOf(graph: Graph): readonly Step[] {
  const operations = graph.nodes.filter(({ inputs }) => inputs.length > 0)
  return [
    ...operations.map(({ index }): Step => ({ type: 'forward', node: index })),
    ...(graph.nodes[graph.result]!.varies ? [{ type: 'seed', node: graph.result } as const] : []),
    ...backwardOrder(graph).map((edge): Step => ({ type: 'backward', edge })),
  ]
}

/** How many steps can be done: the one with a problem is the last that is shown, and it gives no number. */
export function reachable(steps: readonly Step[], { problem }: ForwardPass, back: BackwardPass): number {
  const stop = problem
    ? steps.findIndex((step) => step.type === 'forward' && step.node >= problem.node)
    : steps.findIndex((step) => step.type === 'backward' && step.edge === back.problem?.edge)
  if (problem && stop < 0) return 0
  return stop < 0 ? steps.length : stop + 1
}

/** What is computed after the first `done` steps. A derivative counts when all uses of its node are in the sum. */
export interface Progress {
  readonly values: readonly boolean[] // of each node
  readonly flows: readonly boolean[] // of each edge
  readonly derivatives: readonly boolean[] // of each node
}

export function progressAt(graph: Graph, steps: readonly Step[], done: number): Progress {
  const values = graph.nodes.map(({ inputs }) => inputs.length === 0)
  const flows = graph.edges.map(() => false)
  const derivatives = graph.nodes.map(() => false)
  for (const step of steps.slice(0, done)) {
    if (step.type === 'forward') values[step.node] = true
    if (step.type === 'seed') derivatives[step.node] = true
    if (step.type === 'backward') {
      flows[step.edge] = true
      const { from } = graph.edges[step.edge]!
      derivatives[from] = graph.nodes[from]!.uses.every((use) => flows[use])
    }
  }
  return { values, flows, derivatives }
}
