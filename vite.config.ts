import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const SHARED =
  /node_modules\/(react|react-dom|scheduler|zustand|valibot)\/|\/src\/(engine|store|document\/(?!link|pack)|ui\/(?!Hints)|views\/(timeline|[a-z-]+\.ts)|panels\/(transport|rail\/send|lecture\/quick))/

// `vite build --mode test` makes dist-test, in which every painted number carries a reference to its record.
export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [react()],
  build: {
    outDir: mode === 'test' ? 'dist-test' : 'dist',
    assetsInlineLimit: 0,
    target: 'es2023',
    // What the first sight and a part loaded on demand share stays in one file: it packs better than a dozen.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', test: SHARED }] } } },
  },
  worker: { format: 'es' },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          setupFiles: ['test/support/set-up.ts'],
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/e2e/**'],
          environment: 'node',
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
}))
