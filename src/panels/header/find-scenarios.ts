import type { Preset } from '../../document/presets/start-presets'

/** What can be found, with the texts to look in. */
export type Findable = Pick<Preset, 'name' | 'line' | 'summary' | 'group'>

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
function rankOf({ name, line, summary, group }: Findable, words: readonly string[]): number {
  return [name, `${name} ${line}`, `${name} ${line} ${summary} ${group}`].findIndex((text) => {
    const starts = text.toLowerCase().split(/[^\p{L}\p{N}.]+/u)
    return words.every((word) => starts.some((start) => start.startsWith(word)))
  })
}
