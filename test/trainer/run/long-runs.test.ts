import { expect, test } from 'vitest'
import { useKernels } from '../../../src/kernels/door'
import { builtKernels } from '../../support/built-kernels'
import { LONG_RUNS, longHash } from '../../support/fixed-runs'
import { PROOF } from '../../support/proof'

/** The bits of each run after 20,000 steps, or where it diverged, which every commit must give again. */
const HASHES: Readonly<Record<string, string>> = {
  'moons, momentum, dropout': '7e0319a744b26e01',
  'penguins, Adam, cosine schedule': 'a077060c7c8defb2',
  'sine, RMSProp, functions changed on the way': '73ec980baf294c84',
  'moons, plain descent': '5675bd002954db24',
  'moons, momentum, steps of the rate, short last batch': 'e09ee9bc60a83629',
  'circles, Nesterov, 1/t, masks for each sample': '44fb056cf4e4b1c7',
  'dropout card, masks for each batch, a unit pinned in, L2 half': 'b0f0b089fab21d70',
  'dropout card, masks for each epoch, a unit pinned out, L2 plain': '3f750b042ce148dd',
  'hills, AdaGrad, leaky ReLU, L2 as Nielsen': 'c0379703a92d651d',
  'sine, RMSProp, one row a batch, softplus': 'fd0593d4a41bd87a',
  'spirals, Adam, exponential rate, L1 plain': 'cf87a1fc519b415d',
  'penguins, Adam, cosine, softmax, L1 as Nielsen': 'd7ea43ee1de7d671',
  'valley, L1 that stops at zero': 'e3256828eefb7473',
  'Gaussians, no hidden layer, uniform weights': '459c6bd7cbca28fe',
  'XOR, equal weights': '887637cb9c28a2e5',
  'all weights zero': 'd82e3eb7a02c5e63',
  'two rows of weights by hand, sum of squares': '87b1f0b3dec871a5',
  'full batch, momentum': 'c4ffba3d867d0e21',
  'moons, AdamW': '5123a469e05ffbdf',
  'moons, cosine with warm restarts': '6b36f19487e61430',
  checkerboard: 'b0d04b450914fa5c',
  'perceptron on XOR': '06bdc46c18ff2f7e',
  'ADALINE on AND': '095ac2af7bfd1718',
  'generalized delta rule on AND': '448959942077004b',
  'random first weights and biases': 'fffd23b327640bb6',
  'admissions, simulated': 'ff34f0a5f0e08bc5',
  'five sigmoid layers': 'ebe620d99c305dec',
  'a rate above the limit, 100 steps into the growth': 'd66b4930dd8327d1',
  'moons, every live change on the way': 'cf61d380d8dada2e',
  'penguins, Nesterov, masks for each epoch, L2 as Nielsen': '4b907eaf494b8640',
}

const runs = Object.entries(LONG_RUNS)

test('there are thirty long runs', () => {
  expect(runs.map(([name]) => name)).toEqual(Object.keys(HASHES))
  expect(runs).toHaveLength(30)
})

// the engine needs minutes for them
test.runIf(PROOF).each(runs)('20,000 steps of %s end in the bits that are stored, by the engine', (name, document) => {
  expect(longHash(document)).toBe(HASHES[name])
})

test.each(runs)('20,000 steps of %s end in the bits that are stored, by the kernels', async (name, document) => {
  useKernels(await builtKernels())
  expect(longHash(document)).toBe(HASHES[name])
})
