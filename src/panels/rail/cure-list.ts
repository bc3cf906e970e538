import type { Copies } from '../../data/digits/copies'
import type { DigitsSpec, Training } from '../../document/types'

/** A way to keep a network from learning its images by heart. */
interface Cure {
  readonly label: string
  readonly words: string
  readonly patch: Partial<Pick<Training, 'penalty' | 'dropout'>> & { readonly data?: Partial<DigitsSpec> }
  readonly sees: string // as measured: see docs/mnist.md
}

const COPIES: Copies = { shift: true, rotate: true, scale: false, skew: false, elastic: true, copies: 3, seed: 1 }

/** For 1,000 images: see the scenario. */
export const CURES: readonly Cure[] = [
  {
    label: 'L2 penalty',
    words: 'weight penalty L2 with λ 1',
    patch: { penalty: { kind: 'l2', form: 'nielsen', lambda: 1 } },
    sees: 'Play, and watch the test loss: it goes on falling where that of run A rises again.',
  },
  {
    label: 'Dropout',
    words: 'dropout 0.3',
    patch: { dropout: 0.3 },
    sees: 'Play, and watch the accuracy: of the training images it rises more slowly, of the test images it ends higher than in run A.',
  },
  {
    label: '5,000 images',
    words: '5,000 training images',
    patch: { data: { training: 5000 } },
    sees: 'Play, and watch the test accuracy: after the same number of steps it is far above that of run A.',
  },
  {
    label: 'Copies',
    words: 'three changed copies of each training image',
    patch: { data: { augmentation: COPIES } },
    sees: 'Play, and watch the test loss: it stays below that of run A, which sees each image in one form only.',
  },
]
