import { digitFile } from '../../scripts/pack-digits.mjs'
import { DIGIT_FILES, type LoadHooks } from '../../src/data/digits/load'

/** Opens a file of digits as the build packs it, without a server. */
export async function openPackedDigits(name: string): Promise<ReadableStream<Uint8Array>> {
  const bytes = digitFile(DIGIT_FILES.find((file) => file.name === name)!)
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 60_001) controller.enqueue(bytes.slice(at, at + 60_001))
      controller.close()
    },
  })
}

/** Loads the digits without a server, at once. */
export const PACKED: LoadHooks = { open: openPackedDigits, progress: () => {}, rest: async () => {} }
