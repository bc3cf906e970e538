import { expect, test } from 'vitest'
import { PRESETS, presetDocument } from '../../src/document/presets/presets'
import { checkChange } from '../../src/document/schema/limits'
import { parseDocument } from '../../src/document/schema/schema'
import type { Document, Scenario } from '../../src/document/types'
import type { Activation } from '../../src/engine/network/activations'
import { writeReference } from '../../src/explain/reference'
import { type Finding, lastChanges, type Vitals } from '../../src/health/finding'
import { findingsOf, judge } from '../../src/health/judge'
import { raiseIn } from '../../src/health/raise'
import { documentWith } from '../support/run-documents'
import { vitalsAfter } from '../support/vitals'

const foundIn = (vitals: Vitals) => findingsOf(judge(vitals))
const idsIn = (vitals: Vitals) => foundIn(vitals).map(({ id }) => id)
const waitingIn = (vitals: Vitals) => judge(vitals).flatMap(({ id, verdict }) => (verdict.kind === 'waiting' ? [id] : []))
const textOf = ({ cause }: Finding) => cause.map((part) => (typeof part === 'string' ? part : '#')).join('')
const numbersOf = ({ cause }: Finding) =>
  cause.flatMap((part) => (typeof part === 'string' ? [] : [{ ...part, record: writeReference(...part.record) }]))

function only(vitals: Vitals): Finding {
  const found = foundIn(vitals)
  expect(found.map(({ id }) => id)).toHaveLength(1)
  return found[0]!
}

/** A moons network of another shape or start. */
function moonsWith(parts: Partial<Scenario>): Document {
  const document = presetDocument('moons')
  return { ...document, scenario: { ...document.scenario, ...parts } }
}

/** The document with a finding's repair made; a change acts at `step`. */
function repaired(document: Document, { repair }: Finding, step: number): Document {
  const { scenario, changes } = document
  if (repair.kind === 'change') return { ...document, changes: [...changes, { ...repair.change, step }] }
  const training = { ...scenario.training, ...repair.patch.training }
  return { ...document, scenario: { ...scenario, ...repair.patch, training } }
}

test('the valley at rate 0.05: first it rises, then it grows, at last it has diverged; the repair is a rate below the limit 0.04', () => {
  const document = documentWith('valley', { learningRate: 0.05 })
  expect(idsIn(vitalsAfter(document, 2))).toEqual([])
  const rising = only(vitalsAfter(document, 3))
  expect(rising).toMatchObject({ id: 'rising', severity: 'warning', repair: { change: { field: 'learningRate', value: 0.02 } } })
  const growing = only(vitalsAfter(document, 6))
  expect(growing).toMatchObject({ id: 'growing', severity: 'problem' })
  expect(numbersOf(growing).map(({ record }) => record)).toEqual([
    'history:6/trainLoss',
    'history:0/trainLoss',
    'history:0/step',
    'history:6/learningRate',
  ])
  expect(numbersOf(growing)[0]!.value / numbersOf(growing)[1]!.value).toBeCloseTo(1.5 ** 12, 6) // (1 − 50·0.05)² a step
  const diverged = only(vitalsAfter(document, 2000))
  expect(diverged).toMatchObject({ id: 'diverged', repair: { kind: 'restart', patch: { training: { learningRate: expect.any(Number) } } } })
  expect(diverged.repair).toMatchObject({ words: 'learning rate 0.02' })
  const mended = vitalsAfter(repaired(document, diverged, 0), 10)
  expect(mended.rows.at(-1)!.trainLoss).toBeLessThan(1e-20)
})

test('the steep valley far above its limit 2/361: the repair is below it, however far the rate was above', () => {
  for (const learningRate of [0.016, 0.064, 0.5]) {
    const diverged = only(vitalsAfter(documentWith('momentum-valley', { learningRate }), 2000))
    expect(diverged).toMatchObject({ id: 'diverged', repair: { patch: { training: { learningRate: 0.0028 } } } })
  }
})

test('at exactly the limit the loss neither rises nor falls: the rate is too large; a little below it is good', () => {
  const limit = vitalsAfter(documentWith('valley', { learningRate: 0.04 }), 60)
  expect(only(limit)).toMatchObject({ id: 'too-large', repair: { change: { value: 0.02 } } })
  expect(idsIn(vitalsAfter(documentWith('valley', { learningRate: 0.035 }), 60))).toEqual([])
})

test('under a schedule the repair is counted from the rate in force, for it starts the schedule again', () => {
  const decayed = documentWith('moons', { learningRate: 0.1, schedule: { kind: 'exponential', gamma: 0.8 } })
  const small = only(vitalsAfter(decayed, 60))
  const inForce = 0.1 * 0.8 ** 60
  expect(small.repair).toMatchObject({ kind: 'change', change: { field: 'learningRate', value: Number((10 * inForce).toPrecision(2)) } })
})

test('moons at rate 1e-5: too small, with ten times as much as the repair; at 0.1 it is not', () => {
  const small = only(vitalsAfter(documentWith('moons', { learningRate: 1e-5 }), 60))
  expect(small).toMatchObject({ id: 'too-small', repair: { change: { field: 'learningRate', value: 1e-4 } } })
  expect(numbersOf(small).map(({ record }) => record)).toEqual([
    'history:10/trainLoss',
    'history:60/trainLoss',
    'health:59/moved',
    'history:60/learningRate',
  ])
  expect(numbersOf(small)[2]!.value).toBeLessThan(1e-5)
  expect(idsIn(vitalsAfter(documentWith('moons', { learningRate: 0.1 }), 60))).toEqual([])
})

test('a rate is judged by the rows since the last change, and a run at its minimum is not slow', () => {
  const vitals = vitalsAfter(documentWith('moons', { learningRate: 1e-5 }), 60)
  expect(waitingIn({ ...vitals, lastChange: 50 })).toContain('rate')
  expect(idsIn(vitalsAfter(documentWith('valley', { learningRate: 0.01 }), 300))).toEqual([])
})

test('sine at a rate of 1, moons online at 3: the loss is thrown about, or thrown off', () => {
  expect(idsIn(vitalsAfter(documentWith('sine', { learningRate: 1 }), 100))).toEqual(['too-large'])
  expect(idsIn(vitalsAfter(documentWith('moons', { learningRate: 3, batchSize: 1 }), 100))[0]).toBe('thrown-off')
})

test.each([
  [51.2, 'rate that throws the weights far away'],
  [12.8, 'rate that saturates the units'],
])(
  'moons at rate %f, a %s: the rate comes first and is to blame for the rest; with the repair, from step 0, the run learns',
  (learningRate) => {
    const document = documentWith('moons', { learningRate })
    for (const steps of [5, 12, 20, 50, 100, 300, 1000]) {
      const vitals = vitalsAfter(document, steps)
      const [cause, ...rest] = foundIn(vitals)
      expect(cause).toMatchObject({
        id: 'thrown-off',
        severity: 'problem',
        title: 'The learning rate is too large',
        repair: { kind: 'restart' },
      })
      const records = numbersOf(cause!).map(({ record }) => record)
      expect(records).toContain('history:0/trainLoss')
      expect(records).toContain(`history:${steps}/learningRate`)
      for (const symptom of rest.filter(({ id }) => /saturated|vanishing/.test(id))) {
        expect(symptom).toMatchObject({ severity: 'warning', repair: cause!.repair })
        expect(textOf(symptom)).toContain('The likely cause is the learning rate')
        expect(textOf(symptom)).not.toContain('below 1')
      }
      const lights = judge(vitals)
      expect(lights.find(({ id }) => id === 'growth')!.verdict).toMatchObject({ findings: [{ id: 'thrown-off' }] })
      expect(lights.map(({ id }) => id)).not.toContain('rate')
      const mended = vitalsAfter(repaired(document, cause!, 0), 300)
      expect(mended.rows.at(-1)!.trainLoss).toBeLessThan(0.25)
      expect(idsIn(mended)).toEqual([])
    }
    expect(idsIn(vitalsAfter(document, 100)).filter((id) => id.startsWith('saturated'))).toEqual(['saturated-0', 'saturated-1'])
  },
)

test('how far the weights were thrown is the farthest weight of the step', () => {
  const vitals = vitalsAfter(documentWith('moons', { learningRate: 51.2 }), 100)
  const far = numbersOf(foundIn(vitals)[0]!).at(-1)!
  expect(Math.abs(far.value)).toBeGreaterThan(100)
  expect(far).toMatchObject({ value: vitals.parameters[Number(far.record.replace('parameters:100/', ''))] })
})

test('a rate made too large in a trained run is found from the rows since; a loss still high after a good rate is not that rate’s fault', () => {
  const rate = (step: number, value: number) => ({ step, field: 'learningRate', value }) as const
  const raised: Document = { ...documentWith('moons'), changes: [rate(90, 51.2)] }
  expect(idsIn(vitalsAfter(raised, 90))).toEqual([])
  for (const steps of [92, 93, 95, 99, 160, 400]) expect(idsIn(vitalsAfter(raised, steps))[0]).toBe('thrown-off')
  expect(foundIn(vitalsAfter(raised, 95))[0]!.repair).toMatchObject({ words: 'learning rate 0.1' }) // by which it had learned
  const late: Document = { ...raised, changes: [rate(190, 51.2)] } // between two rows of the history
  for (const steps of [230, 260, 500]) expect(idsIn(vitalsAfter(late, steps))[0]).toBe('thrown-off')
  const lowered: Document = { ...documentWith('moons'), changes: [rate(0, 51.2), rate(40, 0.1)] }
  expect(idsIn(vitalsAfter(lowered, 40))).not.toContain('thrown-off')
  expect(waitingIn(vitalsAfter(lowered, 42))).toEqual(expect.arrayContaining(['growth', 'rate']))
  const later = foundIn(vitalsAfter(lowered, 80))
  expect(later.map(({ id }) => id)).toEqual(expect.arrayContaining(['saturated-0', 'saturated-1']))
  expect(later.filter(({ title }) => /learning rate|loss/.test(title))).toEqual([])
  for (const { repair } of later) expect(repair).toEqual({ kind: 'restart', words: 'the first weights again', patch: {} })
})

test.each([
  [60, 90],
  [195, 1000],
])('dropout switched on at step %i of a good Adam run: the loss without dropout rises and hovers, and no rate is blamed', (on, last) => {
  const document = documentWith('moons', { learningRate: 0.03, optimizer: { kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-8 } })
  for (const hidden of [
    [4, 2],
    [12, 12],
  ]) {
    const scenario = { ...document.scenario, network: { hidden, activations: ['tanh', 'tanh', 'sigmoid'] as const } }
    const before = vitalsAfter({ ...document, scenario }, on)
    const changes = [{ step: on, field: 'dropout', value: 0.5 }] as const
    let highest = 0
    for (let steps = on; steps <= last; steps += (last - on) / 5) {
      const vitals = vitalsAfter({ ...document, scenario, changes }, steps)
      highest = Math.max(highest, vitals.rows.at(-1)!.trainLoss)
      expect(foundIn(vitals).filter(({ title }) => /learning rate|loss/.test(title))).toEqual([])
    }
    if (on === 195) expect(highest).toBeGreaterThan(2 * before.rows.at(-1)!.trainLoss)
  }
})

test.each([
  [{ field: 'parameter', value: { index: 0, value: 30 } }, 'a weight was typed', 'the first weights again'],
  [{ field: 'dropout', value: 0.5 }, 'dropout was changed', 'the setting before this change'],
  [{ field: 'penalty', value: { kind: 'l2', form: 'half', lambda: 0.1 } }, 'the penalty was changed', 'the setting before this change'],
] as const)('a loss that grows after %o is blamed on that, not on the learning rate', (input, words, repair) => {
  const document: Document = { ...presetDocument('moons'), changes: [{ step: 30, ...input }] }
  const vitals = vitalsAfter(document, 60)
  const at = (losses: (step: number) => number): Vitals => {
    const rows = vitals.rows.map((row) => ({ ...row, trainLoss: losses(row.step) }))
    return { ...vitals, rows, raise: raiseIn(document, rows, 60) }
  }
  const grown = foundIn(at((step) => (step > 30 ? 0.08 + step / 1e4 : 0.7 / (1 + step) ** 2)))
  const [first] = grown
  expect(first).toMatchObject({ id: 'raised', severity: 'warning', repair: { words: repair } })
  expect(textOf(first!)).toMatch(new RegExp(`more than a hundred times its best, # at step #. It has grown since ${words} at step 30\\.$`))
  expect(grown.map((finding) => `${finding.title} ${textOf(finding)}`).join()).not.toMatch(/learning rate/)
  // a loss that had grown before, or grows from a new best, is not blamed on the change
  expect(at((step) => 0.001 * 1.2 ** step).raise).toBeNull()
  expect(at((step) => (step > 40 ? 0.8 : 1 / (1 + step))).raise).toBeNull()
})

test('when a run is to stop changes nothing in its training', () => {
  const stop = { step: 50, field: 'stopping', value: { kind: 'none' } } as const
  const dropout = { step: 20, field: 'dropout', value: 0.5 } as const
  expect(lastChanges([dropout, stop], 60)).toEqual({ lastChange: 20, lastFunctions: 0, lastTyped: 0 })
  expect(lastChanges([dropout], 10)).toEqual({ lastChange: 0, lastFunctions: 0, lastTyped: 0 })
  const weight = { step: 30, field: 'parameter', value: { index: 0, value: 100 } } as const
  expect(lastChanges([dropout, weight, stop], 60)).toEqual({ lastChange: 30, lastFunctions: 0, lastTyped: 30 })
})

test.each([
  ['xor', { kind: 'zero' }],
  ['moons', { kind: 'constant', value: 0.5 }],
] as const)('%s from %o: the units of the first layer stay equal for 1,000 steps; the repair makes them differ', (id, initializer) => {
  const document = presetDocument(id)
  const zero = { ...document, scenario: { ...document.scenario, initialization: { kind: 'drawn', initializer, seed: 1 } as const } }
  for (const steps of [0, 1, 1000]) {
    const vitals = vitalsAfter(zero, steps)
    const equal = foundIn(vitals).find(({ id }) => id === 'equal-0')!
    expect(equal).toMatchObject({ severity: 'problem', title: 'Equal units', place: { selection: { kind: 'unit', layer: 1, unit: 0 } } })
    expect(textOf(equal)).toContain(id === 'xor' ? 'h1, h2, h3, h4' : 'h1.1, h1.2, h1.3, h1.4')
    expect(idsIn(vitalsAfter(repaired(zero, equal, 0), steps)).filter((found) => found.startsWith('equal'))).toEqual([])
  }
})

const deep = (activation: Activation) =>
  moonsWith({
    network: { hidden: [8, 8, 8, 8, 8], activations: [...Array<Activation>(5).fill(activation), 'sigmoid'] },
  })

test('five sigmoid layers: the gradient vanishes; the repair, tanh in their place, brings it back in the same run', () => {
  for (const steps of [5, 20, 100]) {
    const vitals = vitalsAfter(deep('sigmoid'), steps)
    const vanishing = only(vitals)
    expect(vanishing).toMatchObject({ id: 'vanishing', severity: 'problem', place: { lens: 'nodeErrors' } })
    expect(vanishing.repair).toMatchObject({ kind: 'change', words: 'tanh in place of sigmoid in the hidden layers' })
    const [last, first] = numbersOf(vanishing)
    expect(first!.record).toBe(`history:${steps}/gradientNorms/0`)
    expect(last!.value / first!.value).toBeGreaterThan(100)
    expect(idsIn(vitalsAfter(repaired(deep('sigmoid'), vanishing, steps), steps + 20))).not.toContain('vanishing')
  }
})

test('five layers of tanh or of ReLU pass the gradient on', () => {
  for (const activation of ['tanh', 'relu'] as const) expect(idsIn(vitalsAfter(deep(activation), 20))).not.toContain('vanishing')
})

test('deep linear layers of weights with a standard deviation of 1: the gradient explodes; Xavier is the repair', () => {
  const document = moonsWith({
    network: { hidden: [12, 12, 12, 12, 12], activations: [...Array<Activation>(5).fill('linear'), 'sigmoid'] },
    initialization: { kind: 'drawn', initializer: { kind: 'normal' }, seed: 3 },
    training: { ...presetDocument('moons').scenario.training, learningRate: 1e-4 },
  })
  const exploding = foundIn(vitalsAfter(document, 5)).find(({ id }) => id === 'exploding')!
  expect(exploding.repair).toMatchObject({ kind: 'restart', words: 'random first weights by Xavier' })
  expect(idsIn(vitalsAfter(repaired(document, exploding, 0), 5))).toEqual([])
})

test('a wide ReLU layer with a large negative bias: every unit is dead, with its rows counted; leaky ReLU is the repair', () => {
  const width = 32
  const shape = moonsWith({ network: { hidden: [width], activations: ['relu', 'sigmoid'] } })
  const drawn = vitalsAfter(shape, 0).parameters
  const parameters = [...drawn].map((value, p) => (p >= 2 * width && p < 3 * width ? -10 : value))
  const document = { ...shape, scenario: { ...shape.scenario, initialization: { kind: 'given', parameters } as const } }
  const vitals = vitalsAfter(document, 5)
  const dead = foundIn(vitals).find(({ id }) => id === 'dead-0')!
  expect(dead).toMatchObject({ severity: 'problem', title: 'Dead units', repair: { words: 'leaky ReLU in place of ReLU' } })
  expect(numbersOf(dead).map(({ value, record }) => [value, record])).toEqual([
    [32, 'health:4/flat/0'],
    [40, 'health:4/rows'],
  ])
  expect(textOf(dead)).toContain('(h1, h2, h3, h4, h5, h6, …)')
  expect(idsIn(vitalsAfter(repaired(document, dead, 5), 30))).not.toContain('dead-0')
  expect(idsIn(vitalsAfter(shape, 5))).toEqual([])
})

test('tanh under weights of 30 is saturated; smaller first weights are the repair', () => {
  const document = moonsWith({
    network: { hidden: [6], activations: ['tanh', 'sigmoid'] },
    initialization: { kind: 'drawn', initializer: { kind: 'uniform', range: 60 }, seed: 2 },
  })
  const saturated = foundIn(vitalsAfter(document, 5)).find(({ id }) => id === 'saturated-0')!
  expect(saturated.repair).toMatchObject({ kind: 'restart', words: 'random first weights by Xavier' })
  expect(idsIn(vitalsAfter(repaired(document, saturated, 0), 5))).toEqual([])
})

test('units are not judged before enough rows were seen, and the light says so', () => {
  expect(waitingIn(vitalsAfter(presetDocument('moons'), 5, 1))).toContain('units')
  expect(waitingIn(vitalsAfter(presetDocument('moons'), 5, 2))).not.toContain('units')
  const reason = (resting: boolean) =>
    judge({ ...vitalsAfter(presetDocument('moons'), 5, 1), resting }).find(({ id }) => id === 'units')!.verdict
  expect(reason(false)).toMatchObject({ for: '20 rows of training; pause to look at them' })
  expect(reason(true)).toMatchObject({ for: '20 rows of training' })
})

test('the dropout scenario, trained long without dropout: overfitting; with the repair the test loss stays lower', () => {
  const document = presetDocument('dropout')
  const vitals = vitalsAfter(document, 3000)
  const overfitting = foundIn(vitals).find(({ id }) => id === 'overfitting')!
  expect(overfitting.repair).toMatchObject({ words: 'dropout 0.3', patch: { training: { dropout: 0.3 } } })
  const mended = vitalsAfter(repaired(document, overfitting, 0), 3000)
  expect(mended.rows.at(-1)!.testLoss).toBeLessThan(0.7 * vitals.rows.at(-1)!.testLoss)
})

test('the scenarios of the program are sound but for what they are there to show', () => {
  const found = PRESETS.filter(({ group }) => group !== 'Digits').flatMap(({ id }) =>
    [5, 30, 300, 1000].flatMap((steps) => idsIn(vitalsAfter(presetDocument(id), steps)).map((one) => `${id} ${one}`)),
  )
  expect(new Set(found)).toEqual(
    new Set([
      'relu-error dead-0',
      'relu-change dead-0',
      'relu-right dead-0',
      'dropout dead-1',
      'dropout overfitting',
      'early-stopping dead-1',
      'five-sigmoid vanishing',
      'perceptron-xor cycle',
      'rate-limit growing',
      'rate-limit too-large',
      'zero-weights equal-0',
    ]),
  )
})

test('every repair is a change or a scenario that the program allows', () => {
  const runs: readonly (readonly [Document, number])[] = [
    [documentWith('valley', { learningRate: 0.05 }), 5],
    [documentWith('valley', { learningRate: 0.05 }), 30],
    [documentWith('moons', { learningRate: 1e-5 }), 60],
    [documentWith('moons', { learningRate: 100 }), 60],
    [deep('sigmoid'), 20],
    [presetDocument('dropout'), 1000],
    [documentWith('dropout', { dropout: 0.1, penalty: { kind: 'l1', form: 'plain', lambda: 1 } }), 300],
    [moonsWith({ initialization: { kind: 'drawn', initializer: { kind: 'uniform', range: 60 }, seed: 2 } }), 5],
  ]
  let repairs = 0
  for (const [document, steps] of runs) {
    const vitals = vitalsAfter(document, steps)
    for (const finding of foundIn(vitals)) {
      repairs += 1
      const { repair } = finding
      if (repair.kind === 'change') expect(checkChange(document.scenario, document.scenario.training, repair.change)).toBeNull()
      else expect(parseDocument(repaired(document, finding, 0)).ok).toBe(true)
    }
  }
  expect(repairs).toBeGreaterThanOrEqual(8)
})

test('without hidden units there is no light for them, without two in a layer none for equal ones', () => {
  const lightsOf = (document: Document) => judge(vitalsAfter(document, 5)).map(({ id }) => id)
  expect(lightsOf(presetDocument('valley'))).not.toContain('units')
  expect(lightsOf(presetDocument('valley'))).not.toContain('equal')
  expect(lightsOf(presetDocument('moons'))).toEqual(expect.arrayContaining(['units', 'equal']))
  const network = { hidden: [1], activations: ['tanh', 'sigmoid'] as const }
  const one = moonsWith({ network, initialization: { kind: 'drawn', initializer: { kind: 'xavier' }, seed: 1 } })
  expect(lightsOf(one)).toContain('units')
  expect(lightsOf(one)).not.toContain('equal')
})
