import { readFileSync } from 'node:fs'
import { KERNELS } from '../../scripts/compile-kernels.mjs'
import type { Kernels } from '../../src/kernels/door'
import { compileKernels } from '../../src/kernels/kernels'

/** The kernels as the build compiles them. */
export function builtKernels(): Promise<Kernels> {
  return compileKernels(readFileSync(KERNELS))
}
