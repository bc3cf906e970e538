import type { Loss } from '../engine/network/loss-kinds'
import type { Curvature } from '../engine/objective/rate-limit'
import type { OptimizerSpec } from '../engine/step/optimizers'
import { type PenaltySpec, penaltyCoefficient } from '../engine/step/penalties'
import { numberWords, type Words } from './words'

/** A sentence and the formula that it ends in. */
export interface LimitLine {
  readonly sentence: string
  readonly formula: Words
}

/** What the limit of the learning rate comes from. */
export interface LimitSource {
  readonly loss: Loss
  readonly penalty: PenaltySpec
  readonly optimizer: OptimizerSpec
  readonly rows: number // training rows
  readonly outputs: number
  readonly found: (Curvature & { readonly rate: number }) | null // null where the Hessian is not the same everywhere
}

/** A larger matrix is not written out. */
const MOST_ROWS = 4
const DIGITS = 4

const NO_NUMBERS =
  'Numbers are known where the loss is quadratic (no hidden layer, linear output, squared loss, no L1), every batch is full and the optimizer is gradient descent, with momentum or without. Close to a lowest point w* the loss of any network is nearly quadratic; H is the matrix of its second derivatives there. '

const number = (value: number) => numberWords(value, DIGITS)
const inner = (value: number): Words => {
  const { tex, text } = number(value)
  return value < 0 ? { tex: `(${tex})`, text } : { tex, text }
}

/** Why a learning rate above 2/λmax diverges, from the matrix to the number; without numbers where no matrix is known. */
export function limitLines(source: LimitSource): LimitLine[] {
  const { found } = source
  return [...(found ? [matrixLine(source, found), eigenvalueLine(found)] : []), errorLine(found), ...ruleLines(source)]
}

function matrixLine({ loss, penalty, rows, outputs }: LimitSource, { hessian, size }: Curvature): LimitLine {
  const factor = loss === 'mse' ? 2 : 1
  const share = loss === 'sse_half' ? '' : `\\frac{${factor}}{${rows}}`
  const spoken = loss === 'sse_half' ? '' : `${factor} over ${rows} times `
  const c = penaltyCoefficient(penalty, rows)
  const added = c === 0 ? { tex: '', text: '' } : { tex: ` + ${number(c).tex}\\,I`, text: ` plus ${number(c).text} times the identity` }
  const sum = {
    tex: `${share}\\sum_s x_s x_s^{\\top}${added.tex}`,
    text: `${spoken}the sum over the rows of x times x transposed${added.text}`,
  }
  const numbers = size > MOST_ROWS ? { tex: '', text: '' } : matrixWords(hessian, size)
  const each = outputs > 1 ? ', the same for each output' : ''
  return {
    sentence: `The loss is quadratic, so its second derivatives are the same everywhere. They make the matrix H${size > MOST_ROWS ? ` of ${size} × ${size} numbers` : ''}${each}:`,
    formula: {
      tex: `H = ${sum.tex}${numbers.tex && ` = ${numbers.tex}`}`,
      text: `H is ${sum.text}${numbers.text && `, which is ${numbers.text}`}`,
    },
  }
}

function matrixWords(hessian: Float64Array, size: number): Words {
  if (size === 1) return number(hessian[0]!)
  const rows = Array.from({ length: size }, (_, r) => Array.from(hessian.subarray(r * size, (r + 1) * size), number))
  return {
    tex: `\\begin{pmatrix}${rows.map((row) => row.map(({ tex }) => tex).join(' & ')).join(' \\\\ ')}\\end{pmatrix}`,
    text: `the matrix with the rows ${rows.map((row) => row.map(({ text }) => text).join(', ')).join('; ')}`,
  }
}

function eigenvalueLine({ hessian, size, largest }: Curvature): LimitLine {
  const [a, b, , d] = hessian
  const result = number(largest)
  const name = { tex: '\\lambda_{\\max}', text: 'lambda max' }
  if (size === 2) {
    const half = number((a! + d!) / 2)
    const gap = inner((a! - d!) / 2)
    const side = inner(b!)
    return {
      sentence: 'Its largest eigenvalue is the curvature where the valley is steepest, the larger root of λ² − (a + d)λ + ad − b² = 0:',
      formula: {
        tex: `${name.tex} = \\frac{a + d}{2} + \\sqrt{\\left(\\frac{a - d}{2}\\right)^2 + b^2} = ${half.tex} + \\sqrt{${gap.tex}^2 + ${side.tex}^2} = \\mathbf{${result.tex}}`,
        text: `${name.text} is half of a plus d, plus the square root of, half of a minus d squared, plus b squared: ${half.text} plus the square root of, ${gap.text} squared plus ${side.text} squared, which is ${result.text}`,
      },
    }
  }
  const sentence =
    size === 1
      ? 'With one parameter it is one number, the curvature of the parabola:'
      : 'Its largest eigenvalue is the curvature where the valley is steepest. It is found by rotations that bring H to its diagonal:'
  return { sentence, formula: { tex: `${name.tex} = \\mathbf{${result.tex}}`, text: `${name.text} is ${result.text}` } }
}

function errorLine(found: Curvature | null): LimitLine {
  return {
    sentence: `${found ? '' : NO_NUMBERS}With the error e = w − w*, the distance to the lowest point, the gradient is He. Along an eigenvector He = λe, so a step of gradient descent only multiplies the error:`,
    formula: {
      tex: 'e \\;\\leftarrow\\; e - \\eta H e = (1 - \\eta\\lambda)\\,e',
      text: 'the new e is e minus eta times H e, which is, 1 minus eta lambda, times e',
    },
  }
}

function ruleLines({ optimizer, found }: LimitSource): LimitLine[] {
  const beta = optimizer.kind === 'momentum' ? optimizer.beta : null
  const numbers = (over: Words): Words =>
    found
      ? {
          tex: ` = \\frac{${over.tex}}{${number(found.largest).tex}} = \\mathbf{${number(found.rate).tex}}`,
          text: `, which is ${over.text} over ${number(found.largest).text}, or ${number(found.rate).text}`,
        }
      : { tex: '', text: '' }
  if (beta === null) {
    const end = numbers({ tex: '2', text: '2' })
    return [
      {
        sentence: 'It shrinks where the factor is between −1 and 1. The largest eigenvalue is the first to leave that range:',
        formula: {
          tex: `\\left|1 - \\eta\\lambda\\right| < 1 \\;\\Longleftrightarrow\\; 0 < \\eta < \\frac{2}{\\lambda_{\\max}}${end.tex}`,
          text: `the size of 1 minus eta lambda is below 1 exactly where eta is between 0 and 2 over lambda max${end.text}`,
        },
      },
    ]
  }
  const { tex } = number(1 + beta)
  const end = numbers({ tex: `2 \\cdot ${tex}`, text: `2 times ${tex}` })
  return [
    {
      sentence: 'Momentum carries β of the last step on, so that the next error depends on the last two:',
      formula: {
        tex: 'e_{t+1} = (1 + \\beta - \\eta\\lambda)\\,e_t - \\beta\\,e_{t-1}',
        text: 'the next e is, 1 plus beta minus eta lambda, times e, minus beta times the e before',
      },
    },
    {
      sentence:
        'It shrinks where both roots of r² − (1 + β − ηλ)r + β = 0 are smaller than 1, that is up to a learning rate 1 + β times as large:',
      formula: {
        tex: `0 < \\eta < \\frac{2(1 + \\beta)}{\\lambda_{\\max}}${end.tex}`,
        text: `eta is between 0 and 2 times, 1 plus beta, over lambda max${end.text}`,
      },
    },
  ]
}
