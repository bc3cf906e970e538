import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { checkAnswer } from '../../../src/explain/predict/predict'
import { FakeWorker, fakePage } from '../fakes'
import { SessionWorker } from '../session-worker'

const browser = fakePage()
const items = new Map<string, string>()
vi.stubGlobal('sessionStorage', {
  getItem: (key: string) => items.get(key) ?? null,
  setItem: (key: string, text: string) => items.set(key, text),
})
const store = await import('../../../src/page')
const { resetPage } = await import('../reset')
const { setTrainingWorker } = await import('../../../src/page/state/runs')
const { savedExercises } = await import('../../../src/page/state/storage')
const { PRESETS } = await import('../../../src/document/presets/presets')
const inside = await import('../../../src/page/inside/inside')
const exercise = await import('../../../src/page/inside/exercise')
const { isKnown } = await import('../../../src/page/inside/known')
const { scoreOf, skippedOf, summaryOf } = await import('../../../src/page/inside/summary')
const { resume } = await import('../../../src/page/inside/resume')
const { firstRun } = store

let worker: SessionWorker

beforeEach(async () => {
  items.clear()
  await freshPage()
  inside.enterInside()
  await settle()
})
afterEach(() => {
  inside.leaveInside()
  setTrainingWorker(() => new FakeWorker())
  vi.useRealTimers()
})

/** The 2-2-2 example at step 0, on a page that knows nothing. */
async function freshPage(step = 0): Promise<void> {
  inside.leaveInside()
  resetPage()
  setTrainingWorker(() => {
    worker = new SessionWorker(browser)
    return worker
  })
  const preset = PRESETS.find(({ name }) => name === 'One update by hand')!
  store.openPreset(preset)
  await settle()
  if (step > 0) store.seek(step)
  await settle()
}

async function settle(): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    quiet = worker.turn() ? 0 : quiet + 1
    await Promise.resolve()
  }
}

const now = () => store.page.getState().inside!
const predict = () => store.page.getState().predict
const last = () => now().operations.count('operation') - 1
const right = () => exercise.give('number', '0.38', 'right', null)
const wrong = (mistake: string | null = null) => exercise.give('number', '7', 'wrong', mistake)

test('the score counts questions, not tries, and only what was right at once', () => {
  exercise.setPredict(true)
  inside.nextOperation()
  expect(now().asks).toBe(true)
  wrong('You forgot the bias.')
  wrong('You forgot the bias.')
  expect(exercise.givenTo(now(), 'number')).toMatchObject({ wrong: 1, mistakes: ['You forgot the bias.'] }) // checked twice
  expect(now().asks).toBe(true)
  expect(scoreOf(now())).toEqual({ atOnce: 0, done: 0 })
  right()
  expect(now().asks).toBe(false)
  right() // a second time counts for nothing
  expect(scoreOf(now())).toEqual({ atOnce: 0, done: 1 })
  inside.nextOperation()
  right()
  inside.nextOperation()
  exercise.reveal()
  expect(scoreOf(now())).toEqual({ atOnce: 1, done: 3 })
})

test('back at an answered question it is answered, and what was seen once is not right at once', () => {
  exercise.setPredict(true)
  inside.nextOperation()
  right()
  inside.nextOperation()
  expect(now().asks).toBe(true)
  inside.previousOperation()
  expect(now().asks).toBe(false)
  expect(exercise.givenTo(now(), 'number')).toMatchObject({ outcome: 'at once', answer: '0.38' })
  inside.goToOperation(4) // past two open questions
  inside.goToOperation(3)
  expect(now().asks).toBe(true)
  right()
  expect(exercise.givenTo(now(), 'number').outcome).toBe('later')
})

test('a right sign leaves the number to be answered, a wrong one is a try at it', () => {
  exercise.setPredict(true)
  inside.nextOperation()
  exercise.give('sign', '+', 'right', null)
  expect(now().asks).toBe(true)
  expect(scoreOf(now())).toEqual({ atOnce: 0, done: 0 })
  right()
  expect(scoreOf(now())).toEqual({ atOnce: 1, done: 1 })
  inside.nextOperation()
  exercise.give('sign', '−', 'wrong', null)
  exercise.give('sign', '+', 'right', null)
  right()
  expect(scoreOf(now())).toEqual({ atOnce: 1, done: 2 })
})

test('which weight moves most is asked once a layer, shows no number and is not counted as a question', () => {
  exercise.setPredict(true)
  inside.nextOperation()
  exercise.give('most', '0', 'right', null)
  expect(now().asks).toBe(true)
  expect(exercise.givenTo(now(), 'most').outcome).toBe('at once')
  expect(scoreOf(now())).toEqual({ atOnce: 0, done: 0 })
  inside.goToOperation(2)
  expect(exercise.givenTo(now(), 'most').outcome).toBe('at once')
  expect(summaryOf(now())).toMatchObject({ atOnce: 0, passedOver: { length: last() } })
  inside.goToOperation(5) // of the next layer
  exercise.reveal('most')
  expect(now().asks).toBe(true)
  expect(exercise.givenTo(now(), 'most').outcome).toBe('shown')
})

test.each([
  [['0.597'], true],
  [['0.6', '0.597'], true], // rounded
  [['0.5', '0.59', '0.597'], true], // cut off
  [['0.6', '0,60', '0.597'], true],
  [['0.5', '0.6', '0.597'], false],
  [['0.6', '0.5', '0.597'], false],
  [['0.599', '0.597'], false], // close
  [['7', '0.597'], false],
])('%j is right at once: %j', (answers, atOnce) => {
  exercise.setPredict(true)
  for (const index of [1, 2, 3, 4]) {
    inside.goToOperation(index)
    if (index < 4) right()
  }
  for (const answer of answers) {
    const { context, operations, index } = now()
    const { state, reason, text } = checkAnswer(context, operations.at(index).result!, answer)
    if (state !== 'unread') exercise.give('number', answer, state, reason && text)
  }
  expect(exercise.givenTo(now(), 'number').outcome).toBe(atOnce ? 'at once' : 'later')
})

test('what is typed is kept while the question is open, also over a reload, and not for the next one', async () => {
  exercise.setPredict(true)
  inside.nextOperation()
  exercise.setTyped('0.37')
  wrong()
  inside.nextOperation() // says that the question is open
  const { exercises } = savedExercises() as { exercises: Record<string, { typed: string }> }
  expect(Object.values(exercises).at(-1)?.typed).toBe('0.37')
  inside.nextOperation()
  expect(Object.values(predict().exercises).at(-1)?.typed).toBe('')
})

test('a walk stops at each open question, steps of any size too, and does not pass one by itself', () => {
  exercise.setPredict(true)
  inside.setLevel('phase')
  vi.useFakeTimers()
  inside.toggleWalking()
  vi.advanceTimersByTime(60_000)
  expect(now()).toMatchObject({ index: 1, walking: false, asks: true })
  inside.toggleWalking()
  vi.advanceTimersByTime(60_000)
  expect(now()).toMatchObject({ index: 1, walking: false })
  right()
  inside.nextOperation()
  expect(now().index).toBe(2)
  inside.nextOperation() // says that the question is open
  expect(now()).toMatchObject({ index: 2, asks: true })
  expect(store.page.getState().message?.text).toBe('This question is still open. Next again skips it and shows its number.')
  inside.nextOperation()
  expect(now().index).toBe(3)
  expect(store.page.getState().message?.text).toBe('1 question skipped: its number is shown now.')
  expect(skippedOf(now())).toBe(1)
  inside.goToOperation(7)
  expect(store.page.getState().message?.text).toBe('4 questions skipped: their numbers are shown now.')
  expect(skippedOf(now())).toBe(5)
  expect(scoreOf(now())).toEqual({ atOnce: 1, done: 1 })
  exercise.setPredict(false)
  inside.nextOperation()
  expect(now().operations.at(now().index).kind).toBe('loss')
})

test('leaving and coming back, another step and back, and a reload find place, answers and score', async () => {
  exercise.setPredict(true)
  inside.nextOperation()
  right()
  inside.nextOperation()
  wrong('You forgot the bias.')
  const { exercises } = predict()
  inside.leaveInside()
  inside.enterInside()
  await settle()
  expect(now()).toMatchObject({ index: 2, asks: true })
  store.step(1)
  await settle()
  expect(now()).toMatchObject({ step: 1, index: 0, asks: false })
  expect(scoreOf(now())).toEqual({ atOnce: 0, done: 0 })
  store.seek(1)
  await settle()
  expect(now()).toMatchObject({ step: 0, index: 2, asks: true })
  expect(scoreOf(now())).toEqual({ atOnce: 1, done: 1 })

  const saved = savedExercises()
  await freshPage(1)
  expect(predict()).toMatchObject({ on: false, exercises: {} })
  firstRun.state.setState({ document: { ...firstRun.state.getState().document, step: 1 } })
  resume(saved)
  await settle()
  expect(now()).toMatchObject({ step: 0, index: 2, asks: true })
  expect(predict().on).toBe(true)
  expect(Object.values(predict().exercises).some((one) => JSON.stringify(one) === JSON.stringify(Object.values(exercises)[0]))).toBe(true)
  expect(exercise.givenTo(now(), 'number')).toMatchObject({ wrong: 1, mistakes: ['You forgot the bias.'] })
})

test('what was kept is taken up only where it is whole, and only in the run and at the step it belongs to', async () => {
  exercise.setPredict(true)
  inside.nextOperation()
  const saved = structuredClone(savedExercises()) as object
  for (const broken of [
    null,
    7,
    [],
    {},
    { ...saved, exercises: 3 },
    { ...saved, exercises: { a: { place: 1 } } },
    { ...saved, open: 'x' },
  ]) {
    await freshPage(1)
    firstRun.state.setState({ document: { ...firstRun.state.getState().document, step: 1 } })
    resume(broken)
    await settle()
    expect(store.page.getState().inside).toBeNull()
    expect(predict()).toEqual({ on: false, covered: false, exercises: {} })
  }
  await freshPage(0)
  resume(saved)
  await settle()
  expect(store.page.getState().inside).toBeNull()
  expect(firstRun.state.getState().position?.step).toBe(0)
  expect(predict().covered).toBe(true)
  store.openPreset(PRESETS.find(({ scenario }) => scenario.id === 'moons')!)
  await settle()
  expect(predict().covered).toBe(false)
})

test('undo and redo leave a step that is predicted where it is', async () => {
  exercise.setPredict(true)
  inside.nextOperation()
  right()
  const before = now()
  for (const [move, name] of [
    [store.undo, 'undo'],
    [store.redo, 'redo'],
  ] as const) {
    move()
    await settle()
    expect(now()).toBe(before)
    expect(store.page.getState().message?.text).toBe(`Predict first is on: go back to the lab to ${name}.`)
  }
})

test('a run left with open questions is covered when undo and redo come back to it, and no other run is', async () => {
  exercise.setPredict(true)
  inside.nextOperation()
  right()
  inside.nextOperation()
  inside.leaveInside()
  store.undo()
  await settle()
  expect(firstRun.state.getState().document.scenario.id).toBe('moons')
  expect(predict().covered).toBe(false)
  inside.enterInside() // another exercise in between
  await settle()
  inside.nextOperation()
  inside.leaveInside()
  expect(predict().covered).toBe(true)
  store.redo()
  await settle()
  expect(firstRun.state.getState().document.scenario.id).toBe('two-two-two')
  expect(predict().covered).toBe(true)
  inside.enterInside()
  await settle()
  expect(now()).toMatchObject({ step: 0, index: 2, asks: true })
})

test('a step left with open questions covers the lab beside it, until it is finished, shown or far away', async () => {
  exercise.setPredict(true)
  inside.nextOperation()
  inside.leaveInside()
  expect(predict().covered).toBe(true)
  store.seek(0)
  await settle()
  expect(predict().covered).toBe(true)
  store.step(2)
  await settle()
  expect(predict().covered).toBe(false)
  store.seek(1)
  await settle()
  expect(predict().covered).toBe(true)
  exercise.setPredict(false)
  expect(predict().covered).toBe(false)
  inside.enterInside()
  await settle()
  exercise.setPredict(true)
  inside.goToOperation(last())
  exercise.reveal()
  inside.leaveInside()
  expect(predict().covered).toBe(false)
})

test('at the end a summary says what was right at once, later, shown and passed over, and which mistakes were made', () => {
  exercise.setPredict(true)
  for (let index = 1; index < last(); index++) {
    inside.goToOperation(index)
    if (index === 3) continue
    if (index === 5 || index === 6) wrong('You forgot f′(z): multiply the slope of the loss by it.')
    if (index === 7) exercise.reveal()
    else right()
  }
  inside.nextOperation()
  expect(now().asks).toBe(true)
  right()
  const { atOnce, later, shown, passedOver, mistakes } = summaryOf(now())
  expect([atOnce, later, shown, passedOver]).toEqual([last() - 4, 2, 1, [3]])
  expect(mistakes).toMatchObject([{ times: 2, at: [{ index: 5 }, { index: 6 }] }])
  exercise.beginAgain()
  expect(now()).toMatchObject({ index: 0 })
  expect(scoreOf(now())).toEqual({ atOnce: 0, done: 0 })
  inside.nextOperation()
  right()
  expect(scoreOf(now())).toEqual({ atOnce: 1, done: 1 })
})

test('no comparison begins while its numbers would answer a question: it says why', async () => {
  const { beginComparison } = await import('../../../src/page/documents/comparison')
  exercise.setPredict(true)
  inside.nextOperation()
  beginComparison()
  expect(store.page.getState().runs).toHaveLength(1)
  expect(now().index).toBe(1)
  expect(store.page.getState().message?.text).toMatch(/^Predict first is on: a comparison would show the numbers of this step/)
  inside.leaveInside()
  beginComparison()
  expect(store.page.getState().runs).toHaveLength(1)
  exercise.setPredict(false)
  beginComparison()
  expect(store.page.getState().runs).toHaveLength(2)
})

test('results are not told from the wish to open a step to its end', async () => {
  const { hidesResults } = await import('../../../src/panels/header/without-results')
  const hides = () => hidesResults(store.page.getState())
  expect(hides()).toBe(true)
  inside.goToOperation(last())
  expect(hides()).toBe(false)
  exercise.setPredict(true)
  inside.goToOperation(3)
  inside.leaveInside()
  expect(hides()).toBe(false)
  store.step(1)
  await settle()
  const seen: boolean[] = []
  const end = store.page.subscribe(() => seen.push(hides()))
  inside.enterInside()
  await settle()
  end()
  expect(now().step).toBe(1)
  expect(new Set(seen)).toEqual(new Set([true]))
})

test('at an open question its number is known nowhere, and after the answer it is', () => {
  exercise.setPredict(true)
  const { operations, context } = now()
  for (let index = 1; index <= last(); index++) {
    inside.nextOperation()
    const { result } = operations.at(index)
    expect([index, isKnown(now(), result!)]).toEqual([index, false])
    expect(checkAnswer(context, result!, '').state).toBe('unread')
    right()
    expect([index, isKnown(now(), result!)]).toEqual([index, true])
  }
})
