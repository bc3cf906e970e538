import type { Document } from '../../document/types'
import type { StepContext } from '../../explain/context'
import { goesOn, readAnswer } from '../../explain/predict/answer'
import { isAsked } from '../../explain/predict/predict'
import { hashOf } from '../../trainer/run/hash'
import type { Given, Inside, Predict } from '../state/inside-state'
import { page } from '../state/page-state'
import { firstRun } from '../state/runs'
import { saveExercises } from './keep'
import { exerciseOf, NO_EXERCISE } from './predicting'

/** Exercises that are kept. */
const MOST = 20

/** Asked of an operation: its number, the sign of it, or which weight of the layer moves most. */
export type QuestionKind = 'number' | 'sign' | 'most'

const OPEN: Given = { outcome: null, answer: '', soFar: '', wrong: 0, mistakes: [] }

/** What an exercise belongs to: the step, the weights before and after it, and its rows. */
export function exerciseKey({ trace }: StepContext): string {
  const words = (values: Float64Array) => new Uint32Array(values.buffer, values.byteOffset, 2 * values.length)
  return `${trace.step}/${hashOf([trace.before, trace.x, trace.y, trace.after].map(words))}`
}

/** A number and its sign are one question, which weight moves most is one of the layer. */
function questionKey({ operations, index }: Inside, kind: QuestionKind): string {
  return kind === 'most' ? `most/${operations.at(index).layer}` : String(index)
}

export function givenTo(inside: Inside, kind: QuestionKind, predict?: Predict): Given {
  return exerciseOf(inside, predict).answers[questionKey(inside, kind)] ?? OPEN
}

/** Whether an operation has a number to predict that has not been. */
export function isOpen({ operations, context, key }: Inside, index: number, predict?: Predict): boolean {
  const { result } = operations.at(index)
  if (context.trace.ends) return false // a pass outside training is shown without questions
  return result !== null && !exerciseOf({ key }, predict).answers[index]?.outcome && isAsked(context, result)
}

/** Shows the step at the place and in the way given, and keeps how far it has been shown. */
export function put(inside: Inside, predict: Predict = page.getState().predict): void {
  if (inside.context.trace.ends) {
    page.setState({ inside: { ...inside, asks: false } })
    return
  }
  const { index, key, step, operations } = inside
  const asks = predict.on && isOpen(inside, index, predict)
  const exercise = exerciseOf(inside, predict)
  const { [key]: _, ...others } = predict.exercises
  const kept = Object.entries(others).slice(1 - MOST)
  const furthest = Math.max(exercise.furthest, asks ? index - 1 : index)
  const of = predict.on ? placeInRun(firstRun.state.getState().document, step) : exercise.of
  const typed = index === exercise.place ? exercise.typed : ''
  const last = operations.count('operation') - 1
  const exercises = Object.fromEntries([...kept, [key, { ...exercise, of, last, place: index, furthest, typed }]])
  page.setState({ inside: { ...inside, asks }, predict: { ...predict, covered: false, exercises } })
  keep()
}

/** Counts an answer. A right number shows the result; a right sign is on the way to it. */
export function give(kind: QuestionKind, answer: string, state: 'right' | 'so far' | 'wrong', mistake: string | null): void {
  const { inside } = page.getState()
  if (!inside) return
  const given = givenTo(inside, kind)
  if (given.outcome !== null || (kind === 'sign' && state === 'right')) return
  if (state === 'wrong' && answer === given.answer) return // checked twice
  const other = state === 'wrong' || (kind === 'number' && isOther(given.soFar, answer))
  const wrong = given.wrong + (other ? 1 : 0)
  if (state === 'right') {
    const atOnce = wrong === 0 && (kind === 'most' || inside.index > exerciseOf(inside).furthest)
    record(inside, kind, { ...given, answer, wrong, outcome: atOnce ? 'at once' : 'later' })
  } else {
    const soFar = state === 'so far' ? answer : given.soFar
    record(inside, kind, { ...given, answer, soFar, wrong, mistakes: mistake ? [...given.mistakes, mistake] : given.mistakes })
  }
}

/** Whether an answer is another try: not one that was right so far with more of its digits. */
function isOther(soFar: string, answer: string): boolean {
  const [before, after] = [readAnswer(soFar), readAnswer(answer)]
  return before !== null && after !== null && !goesOn(before, after)
}

/** Keeps what stands in the field of the answer. */
export function setTyped(typed: string): void {
  const { inside, predict } = page.getState()
  if (!inside) return
  const exercise = exerciseOf(inside, predict)
  page.setState({ predict: { ...predict, exercises: { ...predict.exercises, [inside.key]: { ...exercise, typed } } } })
  keep()
}

/** Shows what is asked without an answer. */
export function reveal(kind: 'number' | 'most' = 'number'): void {
  const { inside } = page.getState()
  if (inside) record(inside, kind, { ...givenTo(inside, kind), outcome: 'shown' })
}

/** Begins the exercise of the step anew. */
export function beginAgain(): void {
  const { inside, predict } = page.getState()
  if (inside) put({ ...inside, index: 0, why: [] }, { ...predict, exercises: { ...predict.exercises, [inside.key]: NO_EXERCISE } })
}

/** Hides the result of each operation until it is answered or shown. */
export function setPredict(on: boolean): void {
  const { inside, predict } = page.getState()
  // what is said may name a result
  if (on) page.setState({ message: null })
  if (inside) put(inside, { ...predict, on })
  else page.setState({ predict: { ...predict, on, covered: false } })
  keep()
}

function record(inside: Inside, kind: QuestionKind, given: Given): void {
  const { predict } = page.getState()
  const exercise = exerciseOf(inside, predict)
  const answers = { ...exercise.answers, [questionKey(inside, kind)]: given }
  put(inside, { ...predict, exercises: { ...predict.exercises, [inside.key]: { ...exercise, answers } } })
}

/** A step was left: while it has open questions its numbers stay covered outside of it. */
export function leave(): void {
  cover()
  keep()
}

/** The same step of the same run, also after it is opened anew by undo, a link or a reload. */
function placeInRun({ scenario, changes }: Document, step: number): string {
  const before = JSON.stringify([scenario, changes.filter((change) => change.step < step)])
  return `${step}/${hashOf([Uint32Array.from(new TextEncoder().encode(before))])}`
}

/** Covers the lab while it stands before or after a step with open questions. */
export function cover(): void {
  const { inside, predict } = page.getState()
  const { document, position } = firstRun.state.getState()
  const steps = predict.on && inside === null && position ? [position.step - 1, position.step] : []
  const covered = steps.some((step) => {
    const place = placeInRun(document, step)
    const newest = Object.values(predict.exercises).findLast(({ of }) => of === place)
    return newest !== undefined && newest.furthest < newest.last
  })
  if (covered !== predict.covered) page.setState({ predict: { ...predict, covered } })
}

/** Keeps the exercises and the place in the step for a reload of the tab, once there are any. */
function keep(): void {
  const { predict, inside } = page.getState()
  const { on, exercises } = predict
  const open = inside && !inside.context.trace.ends ? inside.step : null
  const begun = on || open !== null || Object.values(exercises).some(({ answers }) => Object.keys(answers).length > 0)
  if (begun) saveExercises({ on, open, exercises })
}
