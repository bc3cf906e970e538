import { rounded } from './rounded'

/** A formula twice: for the eye (LaTeX) and for the ear (what a screen reader says). */
export interface Words {
  readonly tex: string
  readonly text: string
}

/**
 * A number to `digits` significant digits, as `rounded` writes it, with a power of ten for an exponent. Blank for a value that does
 * not exist.
 */
export function numberWords(value: number, digits: number): Words {
  if (Number.isNaN(value)) return { tex: '', text: '' }
  if (!Number.isFinite(value)) return value > 0 ? { tex: '\\infty', text: 'infinity' } : { tex: '-\\infty', text: '−infinity' }
  const [mantissa, exponent] = rounded(value, digits).split('e') as [string, string?]
  if (exponent === undefined) return { tex: mantissa, text: minus(mantissa) }
  const power = String(Number(exponent))
  return { tex: `${mantissa} \\cdot 10^{${power}}`, text: `${minus(mantissa)} times 10 to the ${minus(power)}` }
}

/** Text as it is, inside a formula. */
export function texOf(text: string): string {
  const spelled: Readonly<Record<string, string>> = { '\\': '\\textbackslash{}', '^': '\\textasciicircum{}', '~': '\\textasciitilde{}' }
  return `\\text{${text.replace(/[\\^~{}$&#_%]/g, (sign) => spelled[sign] ?? `\\${sign}`)}}`
}

/** ∂of/∂by. */
export function partial(of: Words, by: Words): Words {
  return { tex: `\\frac{\\partial ${of.tex}}{\\partial ${by.tex}}`, text: `derivative of ${of.text} with respect to ${by.text}` }
}

/** A unit's drawn name as a symbol: x1 is x_{1}; a given name is set as text. */
export function drawnTex(name: string): string {
  const drawn = DRAWN.exec(name)
  return drawn ? `${drawn[1]}_{${drawn[2]}}` : texOf(name)
}

/** A unit's drawn name as a subscript: h1 is as it is. */
export function belowTex(name: string): string {
  return DRAWN.test(name) ? name : texOf(name)
}

const DRAWN = /^([a-z])(\d+(?:\.\d+)?)$/

/** Indices side by side, with commas as soon as one of them could have two digits. */
export function indices(numbers: readonly number[], largest: number): string {
  return numbers.join(largest > 9 ? ',' : '')
}

/** With true minus signs. */
export function minus(text: string): string {
  return text.replaceAll('-', '−')
}
