import { expect, test } from 'vitest'
import { presetDocument } from '../../src/document/presets/presets'
import type { Document } from '../../src/document/types'
import { createGenerator, normal } from '../../src/engine/arithmetic/random'
import { type LimitSource, limitLines } from '../../src/explain/limit'
import { numberWords } from '../../src/explain/words'
import { createAnalyst } from '../../src/trainer/analyst/analyst'
import type { SweepEvaluation } from '../../src/trainer/protocol'
import { documentWith } from '../support/run-documents'

/** What a sweep finds of a document, and what the explanation takes from it. */
function sourceOf(document: Document): LimitSource {
  let answer: SweepEvaluation | null = null
  const analyst = createAnalyst({ emit: (one) => (answer = one as SweepEvaluation), now: () => 0 })
  analyst.handle({ type: 'sweep', run: 1, request: 1, documents: [{ ...document, step: 0 }], limit: true })
  while (analyst.work(5) === 0);
  const { loss, penalty, optimizer } = document.scenario.training
  const { data } = document.scenario
  return { loss, penalty, optimizer, rows: data.kind === 'rows' ? data.X.length : 0, outputs: 1, found: answer!.limit }
}

/** The largest eigenvalue of XᵀX by the power method: independent of the rotations. */
function byPowers(X: readonly (readonly number[])[], factor: number): number {
  let v = X[0]!.map((_, k) => 1 + k / 7)
  let length = 0
  for (let step = 0; step < 20_000; step++) {
    const next = v.map((_, i) => factor * X.reduce((sum, row) => sum + row[i]! * row.reduce((dot, x, j) => dot + x * v[j]!, 0), 0))
    length = Math.hypot(...next)
    v = next.map((x) => x / length)
  }
  return length
}

const formulas = (source: LimitSource) => limitLines(source).map(({ formula }) => formula.tex)

test('(3w1 + 4w2 − 6)²: the matrix, its eigenvalue 50 and the limit 0.04 are written with their numbers', () => {
  const [matrix, eigenvalue, error, rule] = formulas(sourceOf(presetDocument('valley')))
  expect(matrix).toBe('H = \\frac{2}{1}\\sum_s x_s x_s^{\\top} = \\begin{pmatrix}18 & 24 \\\\ 24 & 32\\end{pmatrix}')
  expect(eigenvalue).toContain('= 25 + \\sqrt{(-7)^2 + 24^2} = \\mathbf{50}')
  expect(error).toContain('(1 - \\eta\\lambda)\\,e')
  expect(rule).toContain('\\left|1 - \\eta\\lambda\\right| < 1')
  expect(rule).toContain('\\frac{2}{50} = \\mathbf{0.04}')
})

test('one parameter: the curvature of x² is 2, the limit 1', () => {
  const [curvature, eigenvalue, , rule] = formulas(sourceOf(presetDocument('parabola')))
  expect(curvature).toBe('H = \\frac{2}{1}\\sum_s x_s x_s^{\\top} = 2')
  expect(eigenvalue).toBe('\\lambda_{\\max} = \\mathbf{2}')
  expect(rule).toContain('\\mathbf{1}')
})

test('momentum: the limit is 1 + β times as large', () => {
  const lines = formulas(sourceOf(documentWith('valley', { optimizer: { kind: 'momentum', beta: 0.9 } })))
  expect(lines.at(-1)).toContain('\\frac{2(1 + \\beta)}{\\lambda_{\\max}} = \\frac{2 \\cdot 1.9}{50} = \\mathbf{0.076}')
})

test('a penalty is on the diagonal', () => {
  const source = sourceOf(documentWith('valley', { penalty: { kind: 'l2', form: 'half', lambda: 0.5 } }))
  const [matrix, eigenvalue] = formulas(source)
  expect(matrix).toContain(' + 0.5\\,I = \\begin{pmatrix}18.5 & 24 \\\\ 24 & 32.5\\end{pmatrix}')
  expect(eigenvalue).toContain('\\mathbf{50.5}')
})

test('60 random regressions with one to five inputs: the eigenvalue and the limit written are those of the power method', () => {
  const generator = createGenerator(11)
  for (let trial = 0; trial < 60; trial++) {
    const inputs = 1 + (trial % 5)
    const X = Array.from({ length: 9 }, () => Array.from({ length: inputs }, () => normal(generator)))
    const loss = (['mse', 'mse_half', 'sse_half'] as const)[trial % 3]!
    const base = documentWith('valley', { loss })
    const parameters = new Array<number>(inputs + 1).fill(0)
    const scenario = { ...base.scenario, data: { kind: 'rows', task: 'regression', X, Y: X.map(() => [0]) } as const }
    const source = sourceOf({ ...base, scenario: { ...scenario, initialization: { kind: 'given', parameters } } })
    const largest = byPowers(X, loss === 'mse' ? 2 / 9 : loss === 'mse_half' ? 1 / 9 : 1)
    expect(source.found!.largest / largest).toBeCloseTo(1, 9)
    const lines = formulas(source)
    expect(lines[1]).toContain(`= \\mathbf{${numberWords(largest, 4).tex}}`)
    expect(lines.at(-1)).toContain(`= \\mathbf{${numberWords(2 / largest, 4).tex}}`)
    expect(lines[0]!.includes('pmatrix')).toBe(inputs > 1 && inputs < 5)
  }
})

test('where no matrix is known the rule stands without numbers, and says when they are known', () => {
  const source = sourceOf(presetDocument('moons'))
  expect(source.found).toBeNull()
  const lines = limitLines(source)
  expect(lines[0]!.sentence).toContain('Numbers are known where the loss is quadratic')
  for (const { formula } of lines) expect(formula.tex).not.toMatch(/mathbf|pmatrix/)
})
