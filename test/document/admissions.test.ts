import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { prepareTable, rowsLeft, shapeOfTable } from '../../src/data/table/prepare'
import { readCsv } from '../../src/data/table/read-csv'
import type { Recipe } from '../../src/data/table/recipe'
import { suggestRecipe } from '../../src/data/table/suggest'
import { defaultDocument } from '../../src/document/presets/defaults'
import type { Scenario } from '../../src/document/types'
import { storedSpec } from '../support/tables'
import { trainEpochs } from '../support/train'

/** The course's file, which is no part of the project. */
const FILE = '../shared/data/admissions.csv'

/** What NumPy's seed 42 leaves out of a sample of 360 of 400 rows, and the six first weights that it draws. */
const TEST_ROWS = [
  20, 21, 48, 50, 54, 58, 71, 87, 99, 102, 106, 121, 130, 149, 151, 160, 169, 174, 187, 188, 189, 191, 214, 235, 243, 252, 257, 270, 276,
  293, 308, 313, 330, 343, 344, 348, 359, 372, 397, 399,
]
const WEIGHTS = [
  0.20278270381604144, -0.05644616458531684, 0.2644177384326464, 0.6217743352039992, -0.09559271493714623, -0.09558601240891407,
]
/** Mean squared error of the training rows after epochs 1, 101, ..., 901. */
const LOSSES = [
  0.2627609385, 0.209286194093, 0.200842929081, 0.198621564755, 0.197798513967, 0.197425779122, 0.197235077462, 0.197129456251,
  0.197067663413, 0.197030058018,
]

const recipe: Recipe = {
  inputs: [
    { column: 1, as: 'standard' },
    { column: 2, as: 'standard' },
    { column: 3, as: 'dummies' },
  ],
  target: { column: 0, as: 'raw' },
  task: 'binary',
  gaps: 'drop',
  statistics: 'all',
  divisor: 'n-1',
}

describe.skipIf(!existsSync(FILE))('the admissions exercise with the real file', () => {
  const read = existsSync(FILE) ? readCsv(readFileSync(FILE, 'utf8')) : null
  const table = read?.ok ? read.table : { rows: 0, columns: [] }

  function scenario(weights: readonly number[], statistics: Recipe['statistics']): Scenario {
    const { scenario: base } = defaultDocument()
    const asked = { ...recipe, statistics }
    return {
      ...base,
      data: storedSpec(table, asked, shapeOfTable(table, asked), 'admissions.csv'),
      split: { kind: 'rows', rows: TEST_ROWS },
      network: { hidden: [], activations: ['sigmoid'] },
      initialization: { kind: 'given', parameters: [...weights, 0] },
      training: { ...base.training, loss: 'mse_half', learningRate: 0.5, batchSize: 'full', order: 'listed', trainBiases: false },
    }
  }

  /** The mean squared errors after epochs 1, 101, ..., 901 and 1,000, and the last measurement. */
  function trained(weights: readonly number[], statistics: Recipe['statistics']) {
    const run = trainEpochs(scenario(weights, statistics))
    const losses: number[] = []
    for (let epoch = 1; epoch <= 1000; epoch++) {
      run.epoch()
      if (epoch % 100 === 1) losses.push(2 * run.measure().trainLoss)
    }
    const last = run.measure()
    return { losses, final: 2 * last.trainLoss, last }
  }

  test('is suggested as the course does it, but for the divisor and the rows of the statistics', () => {
    const { inputs, task } = suggestRecipe(table).recipe
    expect({ inputs, task }).toEqual({ inputs: recipe.inputs, task: 'binary' })
  })

  test('has the ten rows that the course prints', () => {
    const left = rowsLeft(table, recipe)
    const { X, Y } = prepareTable(table, recipe, left, { train: left })
    const gre = [15, 115, 55, 175].map((row) => Number(X.values[row * 6]!.toFixed(6)))
    expect(gre[0]).toBe(-0.932334)
    expect([X.columns, Y.values.reduce((sum, value) => sum + value)]).toEqual([6, 127])
    const ranks = Array.from({ length: 4 }, (_, rank) => left.reduce((sum, row) => sum + X.values[row * 6 + 2 + rank]!, 0))
    expect(ranks).toEqual([61, 151, 121, 67])
  })

  test('has the training losses of the course to 12 digits, and does worse than “reject” for everyone', () => {
    const { losses, final, last } = trained(WEIGHTS, 'all')
    for (const [k, loss] of losses.entries()) expect(loss).toBeCloseTo(LOSSES[k], 11)
    expect(final).toBeCloseTo(0.197006683513, 12)
    expect(last.testAccuracy).toBe(0.725)
    expect(last.trainAccuracy).toBeCloseTo(0.716667, 6)
    const admitted = (table.columns[0] as { values: Float64Array }).values
    expect(TEST_ROWS.filter((row) => admitted[row] === 0).length / TEST_ROWS.length).toBe(0.75)
  })

  test('from zero weights, and with statistics of the training rows alone', () => {
    expect(trained([0, 0, 0, 0, 0, 0], 'all').final).toBeCloseTo(0.197009387808, 12)
    expect(trained(WEIGHTS, 'training').final).toBeCloseTo(0.197006202046, 12)
  })
})
