import {
  type BackwardPass,
  backward,
  buildGraph,
  CONSTANTS,
  EXPRESSION_PRESETS,
  type Expression,
  type ExpressionPreset,
  type ForwardPass,
  forward,
  type Graph,
  type Problem,
  parseExpression,
  reachable,
  type Step,
  stepsOf,
} from '../../expression'

/** What the person set on the page of the computational graph. */
export interface TypedExpression {
  readonly text: string // as it stands in the field
  readonly problem: Problem | null // why it cannot be read
  readonly expression: Expression // the last one that could be read
  readonly graph: Graph // of that
  readonly values: ReadonlyMap<string, number> // of every name used so far: they come back with the name
  readonly own: ReadonlySet<string> // names whose value the person typed
  readonly done: number // steps
}

/** Both passes with the numbers as they are now. */
export interface Worked {
  readonly forward: ForwardPass
  readonly backward: BackwardPass
  readonly steps: readonly Step[]
  readonly last: number // as many steps can be done
}

/** Numbers for new variables: all different, to tell them apart, and positive, so that log takes them. */
const NEW_VALUES = [2, 3, 0.5, 1.5, 1, 2.5]
/** What they are multiplied by until the expression has a value and derivatives. */
const SCALES = [1, 0.25, 4, -1, -0.25, -4, 16, 64]

export function openPreset({ text, values }: ExpressionPreset): TypedExpression {
  const parsed = parseExpression(text, new Set(Object.keys(values)))
  if (!parsed.ok) throw new Error(parsed.problem.message)
  const { expression } = parsed
  return {
    text,
    problem: null,
    expression,
    graph: buildGraph(expression),
    values: new Map(Object.entries(values)),
    own: new Set(),
    done: 0,
  }
}

/** The first preset. */
export function firstExpression(): TypedExpression {
  return openPreset(EXPRESSION_PRESETS[0]!)
}

/** What a reload of the tab is to find. */
export function toStorage({ text, expression, values, own, done }: TypedExpression): string {
  return JSON.stringify({ text, read: expression.text, values: Object.fromEntries(values), own: [...own], done })
}

/** What was typed before a reload; null where there is nothing that can be read. */
export function fromStorage(json: string | null): TypedExpression | null {
  if (json === null) return null
  try {
    const { text, read, values, own, done } = JSON.parse(json)
    return { ...type({ ...openPreset({ text: read, values }), own: new Set(own) }, text), done }
  } catch {
    return null
  }
}

/** Set the text. If it cannot be parsed, the graph stays; the same expression written differently keeps the steps. */
export function type(typed: TypedExpression, text: string): TypedExpression {
  const parsed = parseExpression(text, new Set(typed.values.keys()))
  if (!parsed.ok) return { ...typed, text, problem: parsed.problem }
  const { expression } = parsed
  if (text === typed.expression.text) return { ...typed, text, problem: null }
  const graph = buildGraph(expression)
  const known = new Map(typed.values)
  for (const [k, name] of expression.variables.entries()) if (!known.has(name)) known.set(name, newValue(k))
  return { ...typed, text, problem: null, expression, graph, values: valuesFor(graph, expression, known, typed.own), done: 0 }
}

const newValue = (place: number) => NEW_VALUES[place % NEW_VALUES.length]!

/** The known values where the expression has a value there; else others for the names that the person gave none. */
function valuesFor(graph: Graph, { variables }: Expression, known: ReadonlyMap<string, number>, own: ReadonlySet<string>) {
  const isFine = (values: ReadonlyMap<string, number>) => {
    const there = forward(graph, values)
    return !there.problem && !backward(graph, there).problem
  }
  const others = SCALES.map((scale) => {
    const fresh = variables.flatMap((name, k): (readonly [string, number])[] => (own.has(name) ? [] : [[name, scale * newValue(k)]]))
    return new Map([...known, ...fresh])
  })
  return [known, ...others].find(isFine) ?? known
}

/** Set a variable; every number shown follows. A value for e or pi makes it a variable, its own number makes it the constant again. */
export function setValue(typed: TypedExpression, name: string, value: number): TypedExpression {
  const values = new Map(typed.values).set(name, value)
  if (!Object.hasOwn(CONSTANTS, name)) return { ...typed, values, own: new Set(typed.own).add(name) }
  if (value === CONSTANTS[name]) values.delete(name)
  const parsed = parseExpression(typed.expression.text, new Set(values.keys()))
  if (!parsed.ok) return typed // a constant and a variable stand in the same places
  return { ...typed, values, expression: parsed.expression, graph: buildGraph(parsed.expression), done: 0 }
}

export function work({ graph, values }: Pick<TypedExpression, 'graph' | 'values'>): Worked {
  const there = forward(graph, values)
  const back = backward(graph, there)
  const steps = stepsOf(graph)
  return { forward: there, backward: back, steps, last: reachable(steps, there, back) }
}
