import { type Activation, activate, derivative } from '../../../src/engine/network/activations'

/** Functions of one argument by the way they are set. */
const FUNCTIONS: Readonly<Record<string, Activation | 'ln' | 'sign'>> = {
  '\\sigma': 'sigmoid',
  '\\mathrm{sigmoid}': 'sigmoid',
  '\\text{sigmoid}': 'sigmoid',
  g: 'sigmoid',
  '\\tanh': 'tanh',
  '\\mathrm{ReLU}': 'relu',
  '\\mathrm{LeakyReLU}': 'leaky_relu',
  '\\mathrm{ELU}': 'elu',
  '\\mathrm{softplus}': 'softplus',
  '\\mathrm{step}': 'step',
  '\\mathrm{id}': 'linear',
  '\\ln': 'ln',
  '\\operatorname{sign}': 'sign',
}

/**
 * The value of a formula of numbers in LaTeX, read by the rules of paper: what a student with a pencil would get.
 * @throws Error for what it cannot read, such as a bracket left open
 */
export function readTex(tex: string): number {
  let at = 0
  const spaces = () => {
    while (tex[at] === ' ') at++
  }
  const take = (text: string): boolean => {
    spaces()
    if (!tex.startsWith(text, at)) return false
    at += text.length
    return true
  }
  const need = (text: string) => {
    if (!take(text)) throw new Error(`${text} is missing at ${at} of ${tex}`)
  }
  const braces = (): number => {
    need('{')
    const value = sum()
    need('}')
    return value
  }
  const brackets = (): number[] => {
    need('\\left(')
    const values = [sum()]
    while (take(',')) values.push(sum())
    need('\\right)')
    return values
  }
  const exponential = (): number | null => (take('e^') ? Math.exp(braces()) : null)

  function sum(): number {
    let value = take('-') ? -product() : product()
    for (;;) {
      if (take('+')) value += product()
      else if (take('-')) value -= product()
      else return value
    }
  }

  function product(): number {
    let value = power()
    for (;;) {
      if (take('\\cdot') || take('\\times') || take('*') || take('\\,')) value *= power()
      else if (tex.startsWith('\\left(', at)) value *= power()
      else return value
    }
  }

  function power(): number {
    const base = single()
    if (!take('^')) return base
    if (take('2')) return base * base
    return base ** braces()
  }

  function single(): number {
    spaces()
    const number = /^\d+(\.\d+)?/.exec(tex.slice(at))
    if (number) {
      at += number[0].length
      return Number(number[0])
    }
    if (take('\\frac')) return braces() / braces()
    if (take('\\sqrt')) return Math.sqrt(braces())
    if (take('\\max')) return Math.max(...brackets())
    if (take('\\left|')) {
      const value = Math.abs(sum())
      need('\\right|')
      return value
    }
    const power = exponential()
    if (power !== null) return power
    for (const [name, kind] of Object.entries(FUNCTIONS)) {
      if (!take(name)) continue
      const slope = take("'")
      const [z] = brackets()
      if (kind === 'ln') return Math.log(z)
      if (kind === 'sign') return Math.sign(z)
      return slope ? derivative(kind, z, activate(kind, z)) : activate(kind, z)
    }
    return brackets()[0]
  }

  const value = sum()
  spaces()
  if (at < tex.length) throw new Error(`nothing reads ${tex.slice(at)} of ${tex}`)
  return value
}
