// Compiles src/kernels/assembly to one WebAssembly module, where a source is newer than it: by itself before a build and before tests.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const SOURCES = join(root, 'src', 'kernels', 'assembly')
export const KERNELS = join(root, 'src', 'kernels', 'kernels.wasm')

export function compileKernels() {
  const changed = readdirSync(SOURCES).map((name) => statSync(join(SOURCES, name)).mtimeMs)
  if (existsSync(KERNELS) && statSync(KERNELS).mtimeMs > Math.max(...changed)) return
  const asc = createRequire(import.meta.url).resolve('assemblyscript/bin/asc.js')
  const options = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--importMemory', '--use', 'abort=']
  execFileSync(process.execPath, [asc, 'src/kernels/assembly/index.ts', '-o', KERNELS, ...options], { cwd: root, stdio: 'inherit' })
}

/** @returns {import('vite').Plugin} */
export function kernels() {
  return { name: 'kernels', config: compileKernels }
}
