import { counted } from '../words/counted'
import { bracketed, formulaOf, slopeFormula } from './formulas'
import type { Graph, GraphEdge } from './graph'
import type { BackwardPass, ForwardPass } from './passes'
import type { Step } from './steps'

/** No sentence is longer: it is read aloud. */
export const MOST_SENTENCE = 160

/** What is told: the graph with its two passes, and how a number is written. */
export interface Told {
  readonly graph: Graph
  readonly forward: ForwardPass
  readonly backward: BackwardPass
  readonly write: (value: number) => string
}

/** A step in one or two sentences, with its numbers: `q = x + y = −2 + 5 = 3.` */
export function sentenceOf(told: Told, step: Step): string {
  const { graph, forward, backward } = told
  if (step.type === 'seed') {
    const { name } = graph.nodes[step.node]!
    return `∂${name}/∂${name} = 1: the backward pass begins at the result.`
  }
  if (step.type === 'forward') return forward.problem?.node === step.node ? forward.problem.message : forwardSentence(told, step.node)
  return backward.problem?.edge === step.edge ? backward.problem.message : backwardSentence(told, graph.edges[step.edge]!)
}

function forwardSentence({ graph, forward, write }: Told, index: number): string {
  const node = graph.nodes[index]!
  const value = (of: number) => write(forward.values[of]!)
  const symbols = formulaOf(graph, node, ({ name }) => name)
  const numbers = formulaOf(graph, node, (input) => value(input.index))
  const parts = [node.name, symbols, numbers, value(index)]
  return withinLimit([`${parts.filter((part, k) => part !== parts[k - 1]).join(' = ')}.`], tieNote(graph, forward, index))
}

function backwardSentence(told: Told, edge: GraphEdge): string {
  const { graph, forward, backward, write } = told
  const from = graph.nodes[edge.from]!
  const to = graph.nodes[edge.to]!
  const result = graph.nodes[graph.result]!.name
  const whole = `∂${result}/∂${from.name}`
  const local = `∂${to.name}/∂${from.name}`
  const rule = slopeFormula(graph, edge)
  const number = write(backward.locals[edge.index]!)
  const flow = write(backward.flows[edge.index]!)
  const note = tieNote(graph, forward, edge.to)
  const ruleNote = rule === number || note !== '' ? '' : ` Here ${local} = ${rule}.`
  const atResult = edge.to === graph.result
  const product = atResult
    ? rule === number || rule.includes(' if ')
      ? number
      : `${rule} = ${number}`
    : `∂${result}/∂${to.name} · ${local} = ${write(backward.derivatives[edge.to]!)} · ${bracketed(number)} = ${flow}`
  const rest = note || (atResult && !rule.includes(' if ') ? '' : ruleNote)
  if (from.uses.length === 1) return withinLimit([`${whole} = ${product}.`], rest)
  return withinLimit([`${throughWords(graph, edge)}: ${product}.`, sumNote(told, edge)], rest)
}

/** Which of several uses this is. */
function throughWords(graph: Graph, edge: GraphEdge): string {
  const to = graph.nodes[edge.to]!
  const from = graph.nodes[edge.from]!
  const twice = to.inputs.filter((input) => graph.edges[input]!.from === edge.from).length > 1
  return `${from.name} through ${to.name}${twice ? (edge.slot === 0 ? ', first use' : ', second use') : ''}`
}

/** What the uses so far add up to. */
function sumNote({ graph, backward, write }: Told, edge: GraphEdge): string {
  const from = graph.nodes[edge.from]!
  // the backward pass comes to the later nodes first, and within a node to the first operand first
  const order = from.uses.toSorted((a, b) => graph.edges[b]!.to - graph.edges[a]!.to || graph.edges[a]!.slot - graph.edges[b]!.slot)
  const place = order.indexOf(edge.index)
  const left = order.length - 1 - place
  if (left > 0) return ` ${counted(left, 'more use is', 'more uses are')} to be added.`
  const terms = order.map((use) => write(backward.flows[use]!))
  const sum = write(backward.derivatives[edge.from]!)
  const written = terms.length > 3 ? `sum of ${terms.length} uses` : terms.map((term, k) => (k === 0 ? term : bracketed(term))).join(' + ')
  return ` In all ∂${graph.nodes[graph.result]!.name}/∂${from.name} = ${written} = ${sum}.`
}

/** Which side of a kink is used, '' away from one. */
function tieNote(graph: Graph, { values }: ForwardPass, index: number): string {
  const node = graph.nodes[index]!
  const [a, b] = node.inputs.map((edge) => graph.nodes[graph.edges[edge]!.from]!)
  if (node.kind === 'relu' && values[a!.index] === 0) return ' At 0 ReLU takes its left side: slope 0.'
  if (node.kind === 'max' && values[a!.index] === values[b!.index]) return ` Both are equal: max takes the first, ${a!.name}.`
  return ''
}

/** The sentences with their note where there is room; where there is not, the first loses its middle terms, then the others. */
function withinLimit(sentences: readonly string[], note: string): string {
  const [first = '', ...others] = sentences
  const whole = sentences.join('')
  const shortened = [shorten(first), ...others].join('')
  const least = sentences.map(shorten).join('')
  return [whole + note, whole, shortened].find(({ length }) => length <= MOST_SENTENCE) ?? least
}

/** An equation by its two ends. */
function shorten(sentence: string): string {
  const parts = sentence.split(' = ')
  return parts.length > 2 ? `${parts[0]} = … = ${parts.at(-1)}` : sentence
}
