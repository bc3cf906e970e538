import type { StepContext } from '../context'
import type { Operation, OperationKind } from '../operations/operation'
import { numberOf } from '../value'
import type { NotationId } from './notation'

/** A place where a course's document is wrong, at the operation that a reader would compare with it. */
export interface Erratum {
  readonly notation: NotationId
  readonly kinds: readonly OperationKind[]
  readonly text: string
  readonly applies?: (context: StepContext, operation: Operation) => boolean
}

/** What the documents say otherwise than the numbers do; each was found by computing it. */
export const ERRATA: readonly Erratum[] = [
  {
    notation: 'nanodegree',
    kinds: ['hidden-error', 'after'],
    applies: (context, { result }) =>
      result !== null && [-0.00304550132373256, -0.19954317480144].some((value) => isNear(numberOf(context, result), value)),
    text: 'the worked example rounds δ^h to 0.003 and goes on with that, so its last step reads 0.00045; unrounded it is 0.000457.',
  },
  {
    notation: 'nanodegree',
    kinds: ['contribution'],
    applies: (_, { layer }) => layer === 0,
    text: 'the summary of the algorithm writes the activation a_i here; what goes into this layer is the input x_i.',
  },
  {
    notation: 'nanodegree',
    kinds: ['penalty', 'penalty-gradient'],
    text: 'the text says that small coefficients are penalised; a penalty grows with |w|, so it holds back the large ones.',
  },
  {
    notation: 'nanodegree',
    kinds: ['mask'],
    text: 'the text says that the nodes left out are trained; it is the nodes that remain. One place draws a mask per epoch; usual is one per sample or batch.',
  },
  {
    notation: 'nanodegree',
    kinds: ['state'],
    applies: (_, { state }) => state === 'velocity',
    text: 'the sum of past steps in the text leaves out the step of now; with it, as on the slide, its weights add up to 1/(1 − β).',
  },
  {
    notation: 'dehaqani',
    kinds: ['loss', 'batch-loss'],
    applies: ({ loss }) => loss === 'bce',
    text: 'the slide of the cross-entropy lacks the minus in front; made smaller, that one would lead outputs to the wrong label.',
  },
  {
    notation: 'dehaqani',
    kinds: ['output-error'],
    text: 'one slide sets this δ equal to ∂E/∂net; it is minus that. The step made of it is right.',
  },
  {
    notation: 'dehaqani',
    kinds: ['hidden-error'],
    text: 'the slides have a minus inside this sum, and hidden weights would go uphill. The loss still falls, as the outputs learn alone.',
  },
  {
    notation: 'dehaqani',
    kinds: ['contribution'],
    text: 'one slide takes the value of the same layer for what goes into a weight; it is that of the layer below.',
  },
  {
    notation: 'datacamp',
    kinds: ['hidden-error'],
    text: 'one line adds up the slopes of the weights that go out; it must be each weight × the slope at the node it feeds.',
  },
  {
    notation: 'datacamp',
    kinds: ['contribution'],
    applies: ({ network }, { layer }) => layer !== network.layers.length - 1,
    text: 'one line takes the slope at the output node; it is the slope at the node that the weight feeds.',
  },
  {
    notation: 'nielsen',
    kinds: ['after'],
    text: 'one line says that the steps go to the global minimum; they go downhill from where they are, and may end in a local one.',
  },
  {
    notation: 'mazur',
    kinds: ['hidden-error'],
    applies: (context, { result }) => result !== null && isNear(numberOf(context, result), 0.00877135468948693),
    text: 'the last digit of one product is off there: −0.019049119 is printed, −0.0190491183 is right.',
  },
  {
    notation: 'mazur',
    kinds: ['loss-after'],
    applies: (context, { result }) => result !== null && isNear(numberOf(context, result), 0.291027773693599),
    text: 'it prints 0.291027924, the loss if w5 to w8 are updated first and the new ones used for h1 and h2; its own w1 to w4 use the old ones.',
  },
  {
    notation: 'mazur',
    kinds: ['loss-after'],
    applies: (context, { result }) => result !== null && isNear(numberOf(context, result), 3.51018778298e-5),
    text: 'it prints 0.0000351085 after 10,000 rounds; that is the loss after 9,999.',
  },
]

const NEAR = 1e-10 // relative; the documents print 10 digits at most

/** Where the course's document is wrong about an operation: a sentence that begins after "In the document"; null where it is right. */
export function erratumOf(notation: NotationId, context: StepContext, operation: Operation): string | null {
  const found = ERRATA.find(
    (one) => one.notation === notation && one.kinds.includes(operation.kind) && (one.applies?.(context, operation) ?? true),
  )
  return found?.text ?? null
}

function isNear(value: number, wanted: number): boolean {
  return Math.abs(value - wanted) <= NEAR * Math.abs(wanted)
}
