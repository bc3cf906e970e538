import { beforeAll, expect, test, vi } from 'vitest'
import { tilesOf } from '../../src/views/graph/paint/tiles-of'
import { paintTerms } from '../../src/views/terms'

type Part = string | { readonly textContent: string; readonly dataset: { readonly hint?: string } }

beforeAll(() => {
  vi.stubGlobal('document', { createElement: () => ({ dataset: {} }) })
})

/** A node that keeps what is put into it. */
function nodeOf() {
  const node = {
    parts: [] as Part[],
    written: 0,
    get textContent() {
      return node.parts.map((part) => (typeof part === 'string' ? part : part.textContent)).join('')
    },
    replaceChildren: (...parts: Part[]) => {
      node.parts = parts
      node.written += 1
    },
  }
  return node
}

async function termsIn(text: string) {
  const node = nodeOf()
  paintTerms(node as unknown as Element, text)
  expect(node.textContent).toBe(text)
  await import('../../src/views/term-hints')
  return node.parts.flatMap((part) => (typeof part === 'string' ? [] : [[part.textContent, part.dataset.hint]]))
}

test('each term of a sentence is explained, and the sentence stays as it is', async () => {
  const terms = await termsIn('Node errors ∂L/∂z of this sample at the present weights (a probe: it was not in the last batch).')
  expect(terms.map(([word]) => word)).toEqual(['Node error', 'probe'])
  for (const [, hint] of terms) expect(hint).toMatch(/^\p{Lu}.*\.$/u)
  expect((await termsIn('The first dot lies 0.31 off this slice.'))[0]![1]).toContain('a slice')
  expect(await termsIn('This sample in the last step, before its update.')).toEqual([])
})

test('a sentence that has not changed is not written again', () => {
  const node = nodeOf()
  for (let k = 0; k < 3; k++) paintTerms(node as unknown as Element, 'at the present weights (a probe)')
  expect(node.written).toBe(1)
})

test('the legend says what the tiles show under each lens and with each number of inputs', () => {
  expect(tilesOf('activations', 2, false)).toBe('tile: output over both inputs')
  expect(tilesOf('updates', 1, false)).toBe('tile: output over the input')
  expect(tilesOf('activations', 4, false)).toBeNull()
  expect(tilesOf('activations', 4, true)).toBe('tile: output over two inputs')
  for (const lens of ['sums', 'nodeErrors', 'gradients'] as const) expect(tilesOf(lens, 4, false)).toBe('tile: sign of its number')
})
