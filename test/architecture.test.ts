import { dirname } from 'node:path/posix'
import { expect, test } from 'vitest'
import { filesBelow, findCycle, holdsTypesOnly, type Import, importsOf, unrepeatableIn } from './support/source'

interface Rule {
  readonly imports: readonly string[] // folders of src
  readonly types?: readonly string[] // folders it may import types from, and nothing that runs
  readonly packages: readonly string[]
}

/** Lowest first. What each folder may import besides itself. */
const FOLDERS: Readonly<Record<string, Rule>> = {
  words: { imports: [], packages: [] },
  engine: { imports: [], packages: [] },
  expression: { imports: ['words', 'engine'], packages: [] },
  explain: { imports: ['words', 'engine'], packages: [] },
  data: { imports: ['engine', 'expression'], packages: ['papaparse', 'vega-datasets'] },
  document: { imports: ['words', 'engine', 'data'], packages: ['valibot'] },
  kernels: { imports: ['engine'], packages: [] },
  trainer: { imports: ['engine', 'data', 'document', 'kernels'], packages: ['d3'] },
  health: { imports: ['words', 'engine', 'document', 'trainer'], packages: [] },
  page: { imports: ['words', 'engine', 'explain', 'data', 'document', 'trainer', 'health'], packages: ['zustand', 'react', 'idb-keyval'] },
  ui: { imports: ['words'], packages: ['react', '@floating-ui/dom', 'd3'] },
  views: {
    imports: ['words', 'engine', 'expression', 'explain', 'data', 'document', 'page', 'ui'],
    types: ['trainer', 'health'],
    packages: ['react', 'd3', 'katex'],
  },
  panels: {
    imports: ['words', 'expression', 'explain', 'document', 'page', 'ui', 'views'],
    types: ['engine', 'data', 'trainer', 'health'],
    packages: ['react'],
  },
  app: {
    imports: ['engine', 'explain', 'data', 'document', 'trainer', 'page', 'ui', 'views', 'panels'],
    packages: ['react', 'react-dom', 'tinykeys', '@fontsource-variable/inter'],
  },
}

/** Packages that one file of a folder alone may import. */
const ONLY_IN: Readonly<Record<string, string>> = {
  'trainer: d3': 'src/trainer/analyst/contour.ts',
  'views: katex': 'src/views/formula/Tex.tsx',
  'page: react': 'src/page/state/use-run.ts',
}

/** Files that say `self`. The first two hand the worker's clock to what they start. */
const GLUE = ['training-worker', 'analyst-worker'].map((name) => `src/trainer/worker/${name}.ts`)
const ALL_GLUE = [...GLUE, 'src/trainer/worker/table-worker.ts']

const REPEATABLE = ['src/engine/', 'src/data/', 'src/trainer/', 'src/health/']

const source = filesBelow('src', ['.ts', '.tsx'])
const tests = filesBelow('test', ['.ts', '.tsx'])
const styles = filesBelow('src', ['.css'])
const imports = source.flatMap(importsOf)

const folderOf = (path: string) => path.split('/')[1]!
const allows = (names: readonly string[], name: string) =>
  names.some((allowed) => allowed === name || (allowed.endsWith('/*') && name.startsWith(allowed.slice(0, -1))))

function breach({ from, to, ours, typeOnly }: Import): string | null {
  const folder = folderOf(from)
  const rule = FOLDERS[folder]
  if (!rule) return `${from}: no rule for its folder`
  if (!ours) {
    const only = ONLY_IN[`${folder}: ${to}`]
    return allows(rule.packages, to) && (only === undefined || only === from) ? null : `${from} imports the package ${to}`
  }
  const target = folderOf(to)
  if (!to.startsWith('src/')) return `${from} imports ${to}`
  if (target === folder || rule.imports.includes(target) || (typeOnly && rule.types?.includes(target))) return null
  return `${from} imports ${typeOnly ? 'types of ' : ''}${to}`
}

test('there is something to check: every folder of the table, and hundreds of imports', () => {
  expect(new Set(source.map(({ path }) => folderOf(path)))).toEqual(new Set(Object.keys(FOLDERS)))
  expect(imports.length).toBeGreaterThan(200)
})

test('a folder imports only the folders and packages that the table names', () => {
  expect(imports.map(breach).filter((text) => text !== null)).toEqual([])
})

test('the table lets a folder import only folders above it', () => {
  const order = Object.keys(FOLDERS)
  for (const [folder, { imports, types = [] }] of Object.entries(FOLDERS)) {
    for (const other of [...imports, ...types]) expect(order.indexOf(other), `${folder} and ${other}`).toBeLessThan(order.indexOf(folder))
  }
})

test('no folder, however deep, imports another in a circle, but for what is loaded on demand', () => {
  const edges = new Map<string, Set<string>>()
  for (const { from, to, ours, late } of imports) {
    const [a, b] = [dirname(from), dirname(to)]
    if (ours && !late && a !== b) edges.set(a, (edges.get(a) ?? new Set()).add(b))
  }
  expect(findCycle(edges)).toBeNull()
})

test('no file imports itself through others, not even types or on demand', () => {
  const edges = new Map<string, Set<string>>()
  for (const { from, to, ours } of imports) {
    const [a, b] = [from, to].map((path) => path.replace(/\.tsx?$/, '').replace(/\/index$/, '')) as [string, string]
    if (ours) edges.set(a, (edges.get(a) ?? new Set()).add(b))
  }
  expect(findCycle(edges)).toBeNull()
})

test('no folder of page, views and panels has more than 20 files directly in it', () => {
  const files = [...source, ...styles].filter(({ path }) => /^src\/(page|views|panels)\//.test(path))
  const folders = new Set(files.map(({ path }) => dirname(path)))
  const held = (folder: string) => files.filter(({ path }) => dirname(path) === folder).length
  expect([...folders].filter((folder) => held(folder) > 20)).toEqual([])
})

test('engine, data and trainer compute with exact operations only, and ask neither chance nor a clock', () => {
  const found = source
    .filter(({ path }) => REPEATABLE.some((folder) => path.startsWith(folder)) && !GLUE.includes(path))
    .flatMap((file) => unrepeatableIn(file).map((use) => `${file.path} uses ${use}`))
  expect(found).toEqual([])
})

test('the glue of the two workers takes a clock, and nothing else that differs from run to run', () => {
  for (const path of GLUE) {
    const file = source.find((candidate) => candidate.path === path)!
    expect(unrepeatableIn(file)).toEqual(['performance'])
  }
  const self = source.filter(({ path, text }) => path.startsWith('src/trainer/') && /\bself\b\.|typeof self/.test(text))
  expect(self.map(({ path }) => path).sort()).toEqual([...ALL_GLUE].sort())
})

test('the protocol between page and workers is types only', () => {
  expect(holdsTypesOnly(source.find(({ path }) => path === 'src/trainer/protocol.ts')!)).toBe(true)
})

test('only the page owns workers and browser storage', () => {
  const owners = source
    .filter(({ text }) => /new Worker\(|\b(local|session)Storage\b|indexedDB/.test(text))
    .map(({ path }) => folderOf(path))
  expect(new Set(owners)).toEqual(new Set(['page']))
})

test('no file has more than 400 lines', () => {
  const long = [...source, ...tests, ...styles].filter(({ text }) => text.split('\n').length > 401)
  expect(long.map(({ path }) => path)).toEqual([])
})

test('no source puts text in as markup or styles as an attribute: the policy of the pages forbids it', () => {
  const markup =
    /innerHTML|outerHTML|insertAdjacentHTML|\.html\(|\.attr\(\s*['"`]style['"`]|setAttribute\(\s*['"`]style['"`]|\beval\(|new Function\(/
  expect(source.filter(({ text }) => markup.test(text)).map(({ path }) => path)).toEqual([])
})

test('nothing is left to do in the code', () => {
  const marks = new RegExp(`\\b(${['TO', 'FIX', 'XX', 'HA'].map((start, k) => start + ['DO', 'ME', 'X', 'CK'][k]).join('|')})\\b`)
  expect([...source, ...tests, ...styles].filter(({ text }) => marks.test(text)).map(({ path }) => path)).toEqual([])
})

test('files are named by a concept: kebab-case, components in PascalCase, nothing called utils', () => {
  const named = (path: string) =>
    /\/([a-z][a-z0-9]*(-[a-z0-9]+)*\.ts|[A-Z][A-Za-z0-9]*\.tsx|main\.tsx)$/.test(path) && !/utils?\.ts|helpers?\.ts/.test(path)
  expect(source.filter(({ path }) => !named(path)).map(({ path }) => path)).toEqual([])
})

test('exports have names, and unions of strings stand in for enums', () => {
  const unwanted = source.filter(({ text }) => /^export default\b/m.test(text) || /^(export )?(const )?enum\b/m.test(text))
  expect(unwanted.map(({ path }) => path)).toEqual([])
})

test('the checks see what they look for', () => {
  const file = (text: string) => ({ path: 'src/engine/x.ts', text })
  const breaches = (text: string) => importsOf(file(text)).map(breach)
  expect(breaches(`import { a } from '../page'`)).toEqual(['src/engine/x.ts imports src/page'])
  expect(breaches(`export * from '../data/moons'`)).toEqual(['src/engine/x.ts imports src/data/moons'])
  expect(breaches(`import type { A } from '../data/moons'`)).toEqual(['src/engine/x.ts imports types of src/data/moons'])
  expect(breaches(`const m = await import('d3-array/src/max')`)).toEqual(['src/engine/x.ts imports the package d3-array'])
  expect(breaches(`new Worker(new URL('../trainer/w.ts', import.meta.url))`)).toEqual(['src/engine/x.ts imports src/trainer/w'])
  expect(breaches(`import x from '../../test/y'`)).toEqual(['src/engine/x.ts imports test/y'])
  expect(breaches(`import { a } from './b'\n// import { c } from '../page'`)).toEqual([null])
  expect(unrepeatableIn(file('Math.abs(Math.exp(1)) + 2 ** 3'))).toEqual(['Math.exp', '**'])
  expect(unrepeatableIn(file('const { PI, tanh: f } = Math; const M = Math; self.performance.now()'))).toEqual([
    'Math.tanh',
    'Math.?',
    'performance',
  ])
  expect(unrepeatableIn(file('// Math.exp, a ** b and Date\nMath.sqrt(2)'))).toEqual([])
  expect(holdsTypesOnly(file(`import { type A } from './a'\nexport interface B {}`))).toBe(true)
  expect(holdsTypesOnly(file(`export const a = 1`))).toBe(false)
  expect(findCycle(new Map(Object.entries({ a: new Set(['b']), b: new Set(['c']), c: new Set(['b']) })))).toEqual(['b', 'c', 'b'])
  expect(findCycle(new Map(Object.entries({ a: new Set(['b', 'c']), b: new Set(['c']) })))).toBeNull()
})
