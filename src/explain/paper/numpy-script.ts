import { isFused, isMean, type Loss } from '../../engine/network/loss-kinds'
import { stateNames } from '../../engine/step/optimizers'
import type { StepContext } from '../context'
import { ACTIVATIONS } from '../kinds/activations'
import { LOSSES } from '../kinds/losses'
import { dataLines, hasPins } from './numpy-data'
import { updateLines } from './numpy-update'

const MOST_LINES = 60

/**
 * A Python script of at most 60 lines that needs only NumPy and prints the numbers of the step: the losses before and after it, and of
 * each parameter the gradient, the optimizer's memory, the change and the new value, with tabs between them.
 * @throws RangeError where the step begins with more numbers than are to be written out
 */
export function numpyScript(context: StepContext): string {
  const { step } = context.trace
  const blocks = [
    [
      `# Step ${step}: from parameters ${step} to parameters ${step + 1}, with the batch, the settings and the masks it had.`,
      'import numpy as np',
    ],
    dataLines(context),
    functionLines(context),
    forwardLines(context),
    backwardLines(context),
    updateLines(context),
    afterLines(context),
  ]
  const withGaps = blocks.flat().length + blocks.length - 1
  return `${blocks.map((block) => block.join('\n')).join(withGaps <= MOST_LINES ? '\n\n' : '\n')}\n`
}

/** The activations at hand, each with the slope that a node error needs: of a softmax there is none for one unit. */
function functionLines({ network }: StepContext): string[] {
  const kinds = [...new Set(network.layers.map(({ activation }) => activation))]
  // e to a large power is infinite, and 1 over it 0, as it should be
  const overflows = kinds.includes('sigmoid') || kinds.includes('softplus')
  return [
    ...(overflows ? ['np.seterr(over="ignore")'] : []),
    'f, slope = {}, {}',
    ...kinds.map((kind) => {
      const { python, pythonSlope } = ACTIVATIONS[kind]
      return pythonSlope === null ? `f["${kind}"] = ${python}` : `f["${kind}"], slope["${kind}"] = (${python}), (${pythonSlope})`
    }),
  ]
}

function forwardLines(context: StepContext): string[] {
  const { trace, loss } = context
  const masked = trace.mask.some((mask) => mask !== null)
  return [
    'def forward(W, b):',
    '    z, a, sent = [], [], [x]  # weighted sums, activations, what each layer is sent',
    '    for l in range(len(W)):',
    '        z.append(sent[l] @ W[l].T + b[l])',
    '        a.append(f[kinds[l]](z[l]))',
    `        sent.append(${masked ? `a[l] * mask[l] / ${hasPins(context) ? 'keep[l]' : 'keep'} if l < len(mask) else a[l]` : 'a[l]'})`,
    `    return z, a, sent, ${LOSSES[loss].python}${isMean(loss) ? ' / len(x)' : ''}`,
  ]
}

function backwardLines(context: StepContext): string[] {
  const { network, trace, loss } = context
  const masked = trace.mask.some((mask) => mask !== null)
  return [
    'z, a, sent, loss = forward(W, b)',
    'print("loss", loss, sep="\\t")',
    `delta = ${LOSSES[loss].square === 1 ? '2 * ' : ''}(${LOSSES[loss].pythonError})${isMean(loss) ? ' / len(x)' : ''}`,
    ...outputSlopeLines(network.layers.at(-1)!.activation === 'softmax', loss),
    'dW, db = [], []',
    'for l in reversed(range(len(W))):',
    '    dW.insert(0, delta.T @ sent[l])',
    '    db.insert(0, delta.sum(axis=0))',
    '    if l > 0:',
    `        delta = delta @ W[l]${masked ? ` * mask[l - 1] / ${hasPins(context) ? 'keep[l - 1]' : 'keep'}` : ''} * slope[kinds[l - 1]](z[l - 1], a[l - 1])`,
  ]
}

/** With cross-entropy the slope of the activation cancels; the perceptron rule has none. */
function outputSlopeLines(softmax: boolean, loss: Loss): string[] {
  if (isFused(loss)) return []
  return [
    softmax ? 'delta = a[-1] * (delta - np.sum(delta * a[-1], axis=1, keepdims=True))' : 'delta = delta * slope[kinds[-1]](z[-1], a[-1])',
  ]
}

function afterLines({ trace }: StepContext): string[] {
  const columns = ['gradient', 'total', ...stateNames(trace.optimizer), 'update', 'new']
  return [
    'names = [[f"{i}->{j}" for j in units[l + 1] for i in units[l]] + [f"b({j})" for j in units[l + 1]] for l in range(len(W))]',
    `print("parameter", ${columns.map(quotedColumn).join(', ')}, sep="\\t")`,
    `for row in zip(sum(names, []), ${columns.join(', ')}):`,
    '    print(*row, sep="\\t")',
    'for l in range(len(W)):',
    '    W[l], b[l], new = new[:W[l].size].reshape(W[l].shape), new[W[l].size:W[l].size + b[l].size], new[W[l].size + b[l].size:]',
    'print("loss after", forward(W, b)[-1], sep="\\t")',
  ]
}

function quotedColumn(name: string): string {
  return `"${name}"`
}
