import { expect, test } from 'vitest'
import { createMeasurer } from '../../src/kernels/measurer'
import type { Training } from '../../src/kernels/training'
import { builtKernels } from '../support/built-kernels'
import { tries } from '../support/proof'
import { drawRun } from '../support/random-run'

const kernels = await builtKernels()

test('kernels measure the outputs of every row and the loss as the engine does', () => {
  for (let seed = 1; seed <= tries(150, 3000); seed++) {
    const { network, X, Y, parameters, settings } = drawRun(seed, 1)
    const rows = Int32Array.from({ length: X.rows }, (_, k) => (k * 7) % X.rows)
    const measure = (createKernels: () => Training | null) => {
      const measurer = createMeasurer(network, X, Y, createKernels)
      measurer.begin(network, parameters, settings.loss)
      const outputs: number[] = []
      let sum = 0
      for (let from = 0; from < rows.length; from += 50) {
        const to = Math.min(from + 50, rows.length)
        sum = measurer.run(rows, from, to, sum)
        outputs.push(...measurer.outputs.subarray(0, (to - from) * Y.columns))
      }
      return { sum, outputs }
    }
    const byKernels = measure(() => kernels.training(network, X, Y, 64))
    expect(byKernels, `seed ${seed}: ${network.sizes.join('-')} ${settings.loss}`).toEqual(measure(() => null))
  }
})
