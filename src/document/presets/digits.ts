import type { DigitsSpec, InitializationSpec } from '../types'
import { type Parts, scenario } from './scenario'
import { type Preset, preset } from './start-presets'

const DIGITS: DigitsSpec = { kind: 'digits', training: 5000, test: 1000, augmentation: null }
const SIGMOIDS = { hidden: [30], activations: ['sigmoid', 'sigmoid'] } as const
/** Two weights into the output for 0, and a training image. */
const VIEW = { axes: [784 * 30 + 30, 784 * 30 + 31], sample: 1000 } as const

const drawn = (kind: 'he' | 'normal' | 'scaled'): InitializationSpec => ({ kind: 'drawn', initializer: { kind }, seed: 1 })

function digitPreset(ending: string, id: string, name: string, summary: string, parts: Parts): Preset {
  return preset('Digits', ending, scenario(id, name, summary, { data: DIGITS, ...parts }), VIEW)
}

/** What the big example of many courses shows. */
export const DIGIT_PRESETS: readonly Preset[] = [
  digitPreset(
    'ReLU and softmax, right at once',
    'digits',
    'Handwritten digits',
    'Press Play: after one epoch, 500 steps, about 9 of 10 test images are read right.',
    {
      network: { hidden: [30], activations: ['relu', 'softmax'] },
      initialization: drawn('he'),
      training: { loss: 'cce', learningRate: 0.1 },
    },
  ),
  digitPreset(
    'Slow where it is sure and wrong',
    'digits-quadratic',
    'Digits, quadratic loss',
    'Quadratic loss, learning rate 3: the first epochs are slow, since an output that is sure and wrong hardly learns. Cross-entropy has no such wait.',
    { network: SIGMOIDS, initialization: drawn('normal'), training: { loss: 'mse_half', learningRate: 3 } },
  ),
  digitPreset(
    'The surer a mistake, the faster',
    'digits-cross-entropy',
    'Digits, cross-entropy',
    'Cross-entropy, smaller first weights: the surer a mistake, the larger the gradient. One epoch reaches what the quadratic loss needs many for.',
    { network: SIGMOIDS, initialization: drawn('scaled'), training: { loss: 'bce', learningRate: 0.5 } },
  ),
  digitPreset(
    'Training right, the test stuck',
    'digits-overfitting',
    'Digits, learned by heart',
    'With 1,000 images training accuracy reaches 100 %, the test stalls. In run B try a penalty, dropout, more images or changed copies.',
    {
      data: { ...DIGITS, training: 1000 },
      network: SIGMOIDS,
      initialization: drawn('normal'),
      training: { loss: 'bce', learningRate: 0.5, stopping: { kind: 'epochs', epochs: 400 } },
    },
  ),
]
