import type { Expression, Operation, Term } from './expression'

/** A variable, a number or an operation. Its place in `Graph.nodes` is its index; its inputs come before it. */
export interface GraphNode {
  readonly index: number
  readonly kind: 'variable' | 'number' | Operation
  readonly name: string // of a variable as typed, of a number its digits, else q, p, …; f is the result
  readonly value: number | null // of a number
  readonly inputs: readonly number[] // edges, in the order of the operands
  readonly uses: readonly number[] // edges to the nodes that use it
  readonly position: number // in the typed text, from 1
  readonly varies: boolean // it depends on a variable, so it has a derivative
}

/** One use of a node by another. */
export interface GraphEdge {
  readonly index: number
  readonly from: number // node
  readonly to: number // node
  readonly slot: number // which operand it is, from 0
}

export interface Graph {
  readonly nodes: readonly GraphNode[] // in an order in which they can be computed
  readonly edges: readonly GraphEdge[]
  readonly result: number // node, the last one
  readonly variables: readonly number[] // nodes, in the order in which they first appear
}

const LETTERS = ['q', 'p', 'r', 's', 't', 'u', 'v', 'g', 'h', 'k', 'm', 'n']

/** The graph of an expression: each variable is one node however often it is used, every other term a node of its own. */
export function buildGraph(expression: Expression): Graph {
  const nodes: (Omit<GraphNode, 'uses'> & { uses: number[] })[] = []
  const edges: GraphEdge[] = []
  const variables = new Map<string, number>()
  const free = freeNames(new Set(expression.variables))

  const add = (term: Term, isResult: boolean): number => {
    if (term.type === 'variable') {
      const known = variables.get(term.name)
      if (known !== undefined) return known
    }
    const sources = term.type === 'operation' ? term.terms.map((part) => add(part, false)) : []
    const index = nodes.length
    const inputs = sources.map((from, slot) => {
      const edge = edges.length
      edges.push({ index: edge, from, to: index, slot })
      nodes[from]!.uses.push(edge)
      return edge
    })
    const { position } = term
    const shared = { index, inputs, uses: [], position }
    if (term.type === 'variable') {
      variables.set(term.name, index)
      nodes.push({ ...shared, kind: 'variable', name: term.name, value: null, varies: true })
    } else if (term.type === 'number') {
      nodes.push({ ...shared, kind: 'number', name: term.text, value: term.value, varies: false })
    } else {
      const varies = sources.some((from) => nodes[from]!.varies)
      nodes.push({ ...shared, kind: term.operation, name: isResult ? free.result : free.next(), value: null, varies })
    }
    return index
  }

  const result = add(expression.root, true)
  return { nodes, edges, result, variables: [...variables.values()] }
}

/** Names that no variable has: f for the result, else q, p, …, then q2, p2, … */
function freeNames(taken: ReadonlySet<string>) {
  const result = ['f', 'F', 'result'].find((name) => !taken.has(name)) ?? 'f0'
  let count = 0
  const next = (): string => {
    const round = Math.floor(count / LETTERS.length)
    const letter = LETTERS[count % LETTERS.length]!
    count += 1
    const name = round === 0 ? letter : `${letter}${round + 1}`
    return taken.has(name) || name === result ? next() : name
  }
  return { result, next }
}
