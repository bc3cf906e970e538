import type { Preset } from '../../document/presets/start-presets'

/** What can be found, with the texts to look in. */
export type Findable = Pick<Preset, 'name' | 'line' | 'summary' | 'group'> & { readonly id?: string }

/** Words of the field that a scenario is about without having them in its texts, by its id. */
const ALSO: Readonly<Record<string, string>> = {
  'two-two-two': 'backpropagation',
  dropout: 'regularization',
  'rate-limit': 'learning divergence',
  'zero-weights': 'initialization symmetry',
  'sigmoid-stuck': 'saturation',
  'five-sigmoid': 'vanishing gradient',
  'l1-l2': 'regularization weight decay',
  'online-full': 'stochastic gradient descent SGD mini-batch',
  'early-stopping': 'regularization overfitting',
  'random-start': 'initialization symmetry',
  digits: 'MNIST classification',
  'digits-quadratic': 'MNIST',
  'digits-cross-entropy': 'MNIST',
  'digits-overfitting': 'MNIST overfitting regularization',
}

/** Those in which every word of a text begins a word, in any case: in the name first, then in name and line, then anywhere. All for no word. */
export function findScenarios<T extends Findable>(all: readonly T[], text: string): readonly T[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return all
    .map((one) => ({ one, rank: rankOf(one, words) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one)
}

/** How far one has to look; −1 where not all words are there. */
function rankOf({ name, line, summary, group, id = '' }: Findable, words: readonly string[]): number {
  return [name, `${name} ${line}`, `${name} ${line} ${summary} ${group} ${ALSO[id] ?? ''}`].findIndex((text) => {
    const starts = text.toLowerCase().split(/[^\p{L}\p{N}.]+/u)
    return words.every((word) => starts.some((start) => start.startsWith(word)))
  })
}
