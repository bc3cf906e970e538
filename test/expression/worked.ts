import { backward, buildGraph, forward, parseExpression, reachable, sentenceOf, stepsOf } from '../../src/expression'
import { writeNumber } from '../../src/views/expression/write-number'

/** An expression with both passes, by names; throws where it cannot be read. */
export function work(text: string, variables: Readonly<Record<string, number>>) {
  const parsed = parseExpression(text)
  if (!parsed.ok) throw new Error(parsed.problem.message)
  const graph = buildGraph(parsed.expression)
  const there = forward(graph, new Map(Object.entries(variables)))
  const back = backward(graph, there)
  const of = (name: string) => graph.nodes.findIndex((node) => node.name === name)
  const steps = stepsOf(graph)
  const told = { graph, forward: there, backward: back, write: writeNumber }
  return {
    graph,
    forward: there,
    backward: back,
    steps,
    reachable: reachable(steps, there, back),
    result: there.values[graph.result],
    value: (name: string) => there.values[of(name)],
    derivative: (name: string) => back.derivatives[of(name)],
    sentences: steps.slice(0, reachable(steps, there, back)).map((step) => sentenceOf(told, step)),
  }
}

/** The problem of a text that cannot be read; throws where it can. */
export function problemOf(text: string) {
  const parsed = parseExpression(text)
  if (parsed.ok) throw new Error(`${text} can be read`)
  return parsed.problem
}
