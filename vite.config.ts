import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// `vite build --mode test` makes dist-test, in which every painted number carries a reference to its record.
export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [react()],
  build: { outDir: mode === 'test' ? 'dist-test' : 'dist', assetsInlineLimit: 0, target: 'es2023' },
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
