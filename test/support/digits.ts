import { loadDigits } from '../../src/data/digits/load'
import { DIGIT_PRESETS } from '../../src/document/presets/digits'
import { PACKED } from './packed-digits'

/** Loads the images of the ready scenarios, as the workers do before they open one. */
export async function loadDigitScenarios(): Promise<void> {
  for (const { scenario } of DIGIT_PRESETS) if (scenario.data.kind === 'digits') await loadDigits(scenario.data, PACKED)
}
