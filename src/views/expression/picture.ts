import { type BackwardPass, type ForwardPass, type Graph, type Progress, progressAt, type Step } from '../../expression'

/** All that is shown after some steps. */
export interface ExpressionPicture {
  readonly graph: Graph
  readonly forward: ForwardPass
  readonly backward: BackwardPass
  readonly progress: Progress
  readonly step: Step | null // the one just done
}

export function pictureAt(
  graph: Graph,
  forward: ForwardPass,
  backward: BackwardPass,
  steps: readonly Step[],
  done: number,
): ExpressionPicture {
  return { graph, forward, backward, progress: progressAt(graph, steps, done), step: steps[done - 1] ?? null }
}

/** The value of a node; NaN, which is blank, where it is not computed yet. */
export function valueAt({ forward, progress }: ExpressionPicture, node: number): number {
  return progress.values[node] ? forward.values[node]! : Number.NaN
}

/** The derivative of the result by a node; NaN before all its uses are in the sum. */
export function derivativeAt({ backward, progress }: ExpressionPicture, node: number): number {
  return progress.derivatives[node] ? backward.derivatives[node]! : Number.NaN
}

/** What an edge adds to the derivative of its node; NaN before its step. */
export function flowAt({ backward, progress }: ExpressionPicture, edge: number): number {
  return progress.flows[edge] ? backward.flows[edge]! : Number.NaN
}

/** The local derivative along an edge; NaN before its step. */
export function localAt({ backward, progress }: ExpressionPicture, edge: number): number {
  return progress.flows[edge] ? backward.locals[edge]! : Number.NaN
}

/** The phase in which the step just done touches an edge, null where it does not. */
export function edgePhase({ graph, step }: ExpressionPicture, edge: number): 'forward' | 'backward' | null {
  if (step?.type === 'backward' && step.edge === edge) return 'backward'
  return step?.type === 'forward' && graph.edges[edge]!.to === step.node ? 'forward' : null
}

/** The same for a node. */
export function nodePhase({ graph, step }: ExpressionPicture, node: number): 'forward' | 'backward' | null {
  if (step?.type === 'forward') return step.node === node ? 'forward' : null
  if (step?.type === 'seed') return step.node === node ? 'backward' : null
  return step && graph.edges[step.edge]!.from === node ? 'backward' : null
}
