import type { Graph, GraphEdge, GraphNode } from './graph'

/** A node as a formula of its inputs, given how each is written: `x + y`, `exp(q)`, `p^2`. */
export function formulaOf(graph: Graph, node: GraphNode, write: (input: GraphNode) => string): string {
  const inputs = node.inputs.map((edge) => graph.nodes[graph.edges[edge]!.from]!)
  const [a = '', b = ''] = inputs.map(write)
  switch (node.kind) {
    case 'variable':
    case 'number':
      return node.name
    case 'add':
      return `${a} + ${bracketed(b)}`
    case 'subtract':
      return `${a} − ${bracketed(b)}`
    case 'multiply':
      return `${a} · ${bracketed(b)}`
    case 'divide':
      return `${a} / ${bracketed(b)}`
    case 'power':
      return `${bracketed(a)}^${bracketed(b)}`
    case 'negative':
      return `−${bracketed(a)}`
    case 'max':
      return `max(${a}, ${b})`
    default:
      return `${node.kind}(${a})`
  }
}

/** The local derivative along an edge as a formula of names: `1`, `z`, `2 · x`, `f · (1 − f)`. */
export function slopeFormula(graph: Graph, edge: GraphEdge): string {
  const node = graph.nodes[edge.to]!
  const inputs = node.inputs.map((input) => graph.nodes[graph.edges[input]!.from]!)
  const [a = '', b = ''] = inputs.map(({ name }) => bracketed(name))
  const first = edge.slot === 0
  const { name } = node
  switch (node.kind) {
    case 'variable':
    case 'number':
      throw new RangeError(`${name} has no inputs`)
    case 'add':
      return '1'
    case 'subtract':
      return first ? '1' : '−1'
    case 'multiply':
      return first ? b : a
    case 'divide':
      return first ? `1 / ${b}` : `−${name} / ${b}`
    case 'power':
      return first ? powerSlope(a, b, inputs[1]!.value) : `${name} · log(${a})`
    case 'negative':
      return '−1'
    case 'exp':
      return name
    case 'log':
      return `1 / ${a}`
    case 'sin':
      return `cos(${a})`
    case 'cos':
      return `−sin(${a})`
    case 'tanh':
      return `1 − ${name}^2`
    case 'sigmoid':
      return `${name} · (1 − ${name})`
    case 'relu':
      return `1 if ${a} > 0, else 0`
    case 'max':
      return `1 if ${first ? a : b} is the larger, else 0`
  }
}

function powerSlope(a: string, b: string, exponent: number | null): string {
  if (exponent === 2) return `2 · ${a}`
  if (exponent !== null && Number.isInteger(exponent)) return `${b} · ${a}^${bracketed(String(exponent - 1).replace('-', '−'))}`
  return `${b} · ${a}^(${b} − 1)`
}

/** A negative number after a sign stands in brackets. */
export function bracketed(text: string): string {
  return text.startsWith('−') ? `(${text})` : text
}
