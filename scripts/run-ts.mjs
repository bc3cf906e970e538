import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Bundles a TypeScript file and imports it: Node 20 runs no TypeScript by itself.
 * @param {string} entry path from the project's root
 * @param {import('vite').Plugin[]} plugins for tests that change a source on its way
 * @returns {Promise<any>} the module
 */
export async function runTypeScript(entry, plugins = []) {
  const cache = join(root, 'node_modules', '.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'run-'))
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      plugins,
      build: { ssr: resolve(root, entry), outDir: folder, emptyOutDir: true, minify: false, target: 'es2023' },
    })
    return await import(pathToFileURL(join(folder, `${basename(entry, '.ts')}.js`)).href)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
