import { createGenerator, nextWord } from '../../engine/arithmetic/random'
import { type Augmentation, augment } from './augment'
import { PIXELS } from './image'

/** Changed copies of the training images, which are trained on beside them. */
export interface Copies extends Augmentation {
  readonly copies: number // of each image
  readonly seed: number
}

const COPIES_A_SLICE = 16

/**
 * Fills `images` with copies of those of `originals`: a first copy of each, then a second one of each, and so on. Each has a seed of its
 * own from the generator of all. `rest` is waited for now and then, so that other work goes on.
 */
export async function makeCopies(
  originals: Uint8Array,
  images: Uint8Array,
  spec: Copies,
  progress: (copies: number) => void,
  rest: () => Promise<void>,
): Promise<void> {
  const seeds = createGenerator(spec.seed)
  for (let at = 0, done = 0; at < images.length; at += PIXELS) {
    const from = at % originals.length
    images.set(augment(originals.subarray(from, from + PIXELS), spec, nextWord(seeds)), at)
    done += 1
    if (done % COPIES_A_SLICE !== 0) continue
    progress(done)
    await rest()
  }
}
