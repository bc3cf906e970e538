import type { Preset } from '../../document/presets/start-presets'

/** The scenarios whose name, line, sentence or group has every word of a text, in any case; all of them for no word. */
export function findScenarios(presets: readonly Preset[], text: string): readonly Preset[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return presets.filter(({ name, line, summary, group }) => {
    const all = `${name} ${line} ${summary} ${group}`.toLowerCase()
    return words.every((word) => all.includes(word))
  })
}
