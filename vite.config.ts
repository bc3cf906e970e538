import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { kernels } from './scripts/compile-kernels.mjs'
import { packDigits } from './scripts/pack-digits.mjs'

/** KaTeX names each font in three formats; every browser with modules reads the first. */
const woff2Only: Plugin = {
  name: 'woff2-only',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('katex') && id.endsWith('.css') ? code.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\("[a-z]+"\)/g, '') : null,
}

/**
 * What is loaded together: what the first sight needs; the changes by key, at once after it; the rest of the program; and apart from it what explains a step, with the formulas.
 * What a group's modules import comes with them unless an earlier group has it.
 */
const CHUNKS = [
  { name: 'first', tags: ['$initial' as const], priority: 3 },
  {
    name: 'keys',
    test: /quick-changes|views[\\/]step-motion|document[\\/](?:schema[\\/]|saved[\\/](?:checks|file|documents))|valibot/,
    priority: 2,
  },
  { name: 'later', test: /[\\/]src[\\/](?!explain|.*[\\/](?:inside|formula|why|check|operations)[\\/])/, priority: 1 },
  { name: 'inside', test: /[\\/](?:src|katex)[\\/]/, priority: 0 },
]

const UNIT = {
  setupFiles: ['test/support/set-up.ts'],
  testTimeout: process.env.PROOF ? 300_000 : 30_000, // against a loop without an end, on any machine
  environment: 'node',
  maxWorkers: 2,
}

/** Tests of what keeps state in its modules, or takes the clock: each file begins with modules of its own, which costs a third of a second. */
const STATEFUL = ['page', 'trainer'].map((folder) => `test/${folder}/**/*.test.ts`)

const END_TO_END = {
  include: ['test/e2e/**/*.test.ts'],
  environment: 'node',
  isolate: false, // files of a process share its browser
  testTimeout: process.env.PROOF ? 600_000 : 120_000,
  hookTimeout: 120_000,
}

/** End-to-end tests that measure tasks or press keys within moments: each has the machine for itself. */
const COUNTED = ['sweep-counts', 'pause'].map((name) => `test/e2e/${name}.test.ts`)

/** Files that take minutes begin first: at the end nobody waits for one of them alone. */
const LONGEST = ['states', 'renders', 'one-source', 'lecture-states', 'predict'].map((name) => `/e2e/${name}.test.ts`)

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONGEST.some((end) => moduleId.endsWith(end))
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

// `vite build --mode test` makes dist-test, in which every painted number carries a reference to its record.
export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [react(), woff2Only, packDigits(), kernels()],
  build: {
    outDir: mode === 'test' ? 'dist-test' : 'dist',
    assetsInlineLimit: 0,
    target: 'es2023',
    rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
  },
  worker: { format: 'es' },
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: { ...UNIT, name: 'unit', include: ['test/**/*.test.{ts,tsx}'], exclude: ['test/e2e/**', ...STATEFUL], isolate: false },
      },
      {
        extends: true,
        test: { ...UNIT, name: 'unit-stateful', include: STATEFUL },
      },
      {
        extends: true,
        test: { ...END_TO_END, name: 'e2e', exclude: COUNTED, maxWorkers: 3 },
      },
      {
        extends: true,
        test: { ...END_TO_END, name: 'e2e-counted', include: COUNTED, fileParallelism: false },
      },
    ],
  },
}))
