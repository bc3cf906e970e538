import type { FunctionName } from '../expression'
import { ACTIVATIONS } from '../kinds/activations'
import type { Role } from '../role'
import { looksAlike } from '../rounded'
import { numberWords, texOf, type Words } from '../words'
import { type LongSum, leftWords, longSum } from './long-sum'
import type { Style } from './notation'
import type { Term } from './term'
import { WRITTEN_OUT } from './written-out'

/** More terms than this are shown as the first three, an ellipsis and the last. */
const SHOWN_TERMS = 8
const FIRST_TERMS = 3

export interface Writing {
  readonly style: Style
  readonly digits: number // significant, of numbers
  readonly as: 'symbols' | 'numbers'
  readonly writtenOut: boolean // functions by what they are made of, where they have such a form
  readonly bound?: boolean // each number and symbol carries its role, for the eye
}

/** How tightly a term must hold together where it stands: alone, after a plus or minus, in a product, under a power. */
type Place = 'alone' | 'added' | 'factor' | 'base'

const TIGHTNESS: Readonly<Record<Place, number>> = { alone: 0, added: 1, factor: 2, base: 3 }

/** A term as LaTeX and as the text a screen reader says. */
export function write(writing: Writing, term: Term, place: Place = 'alone'): Words {
  const words = bare(writing, term)
  return TIGHTNESS[place] > holdsIn(writing, term) ? inBrackets(words) : words
}

/** The tightest place where a term needs no brackets. */
function holdsIn(writing: Writing, term: Term): number {
  switch (term.type) {
    case 'leaf':
      return writing.as === 'numbers' ? ofNumber(term.value, writing.digits) : ofSymbol(term.symbol)
    case 'number': {
      const { symbol } = term
      return writing.as === 'symbols' && symbol ? ofSymbol(symbol) : ofNumber(term.value, writing.digits)
    }
    case 'sum':
    case 'difference':
    case 'negative':
      return TIGHTNESS.alone
    case 'product':
    case 'quotient':
      return TIGHTNESS.factor
    case 'square':
    case 'call':
      return TIGHTNESS.factor
    case 'root':
      return TIGHTNESS.base
  }
}

function ofNumber(value: number, digits: number): number {
  const { tex } = numberWords(value, digits)
  if (tex.startsWith('-')) return TIGHTNESS.alone
  return tex.includes('10^') ? TIGHTNESS.factor : TIGHTNESS.base
}

function ofSymbol({ tex }: Words): number {
  if (tex.startsWith('-')) return TIGHTNESS.alone
  return /[\^ ]|\\frac|\\partial|\\text/.test(tex) ? TIGHTNESS.factor : TIGHTNESS.base
}

function bare(writing: Writing, term: Term): Words {
  const { style } = writing
  switch (term.type) {
    case 'leaf':
      return inRole(writing, term.role, writing.as === 'numbers' ? numberWords(term.value, writing.digits) : term.symbol)
    case 'number': {
      const { symbol } = term
      return writing.as === 'symbols' && symbol ? symbol : constant(writing, term.value)
    }
    case 'sum':
      return writeSum(writing, term.terms)
    case 'difference': {
      const left = write(writing, term.left)
      const right = write(writing, term.right, 'added')
      if (writing.as === 'numbers' && term.precise && looksAlike(unbound(left.tex), unbound(right.tex))) return bare(writing, term.precise)
      return { tex: `${left.tex} - ${right.tex}`, text: `${left.text} minus ${right.text}` }
    }
    case 'product': {
      const parts = term.factors.map((factor) => write(writing, factor, 'factor'))
      const times = style.times[writing.as]
      // a number beside a symbol needs no sign in between, two numbers do
      return { tex: parts.map(({ tex }) => tex).join(times), text: parts.map(({ text }) => text).join(' times ') }
    }
    case 'quotient':
      return writeQuotient(writing, term.over, term.under)
    case 'negative': {
      const of = write(writing, term.of, 'added')
      return { tex: `-${of.tex}`, text: `minus ${of.text}` }
    }
    case 'square': {
      const of = write(writing, term.of, 'base')
      return { tex: `${of.tex}^2`, text: `${of.text} squared` }
    }
    case 'root': {
      const of = write(writing, term.of)
      return { tex: `\\sqrt{${of.tex}}`, text: `the square root of ${spoken(writing, term.of)}` }
    }
    case 'call':
      return writeCall(writing, term.name, term.arguments)
  }
}

const ROLE = /\\htmlData\{operand=\w+\}/g

function inRole({ bound }: Writing, role: Role | null, { tex, text }: Words): Words {
  return bound && role ? { tex: `\\htmlData{operand=${role}}{${tex}}`, text } : { tex, text }
}

function unbound(tex: string): string {
  return tex.replace(ROLE, '').replaceAll(/[{}]/g, '')
}

function writeSum(writing: Writing, terms: readonly Term[]): Words {
  const part = (term: Term, k: number): Words => {
    if (k === 0) return write(writing, term)
    if (term.type !== 'negative') {
      const { tex, text } = write(writing, term, 'added')
      return { tex: ` + ${tex}`, text: ` plus ${text}` }
    }
    const { tex, text } = write(writing, term.of, 'added')
    return { tex: ` - ${tex}`, text: ` minus ${text}` }
  }
  const long = longSum(terms)
  if (long) return joined([...long.shown.map((k, place) => part(terms[k]!, place)), writeRest(writing, long)])
  return joined(shortened(terms, part, (left) => ({ tex: ' + \\dots', text: ` plus ${left} more terms` })))
}

function writeRest({ as, digits }: Writing, long: LongSum): Words {
  if (as === 'symbols') return { tex: ' + \\dots', text: ` plus ${leftWords(long)}` }
  const { tex, text } = numberWords(long.rest, digits)
  return { tex: ` + \\left(${tex}\\right)_{${texOf(leftWords(long))}}`, text: ` plus ${text}, the sum of ${leftWords(long)}` }
}

function writeQuotient(writing: Writing, over: Term, under: Term): Words {
  // a long numerator stands beside 1/m, not on top of it
  if (over.type === 'sum' && over.terms.length > 2) {
    const { tex, text } = write(writing, over, 'factor')
    const below = write(writing, under)
    return { tex: `\\frac{1}{${below.tex}}${tex}`, text: `1 over ${spoken(writing, under)}, times ${text}` }
  }
  const tex = `\\frac{${write(writing, over).tex}}{${write(writing, under).tex}}`
  return { tex, text: `${spoken(writing, over)} divided by ${spoken(writing, under)}` }
}

function writeCall(writing: Writing, name: FunctionName, terms: readonly Term[]): Words {
  const argument = terms[0]!
  const { tex, text } = { tex: write(writing, argument).tex, text: spoken(writing, argument) }
  const call = (f: string, said: string): Words => ({ tex: `${f}\\left(${tex}\\right)`, text: `${said} of ${text}` })
  if (name.endsWith("'")) {
    const plain = FUNCTIONS[name.slice(0, -1)]!
    return { tex: `${plain.tex}'\\left(${tex}\\right)`, text: `slope of ${plain.text} at ${text}` }
  }
  const out = writing.writtenOut ? WRITTEN_OUT[name] : undefined
  if (out) return out({ tex, text }, write(writing, argument, 'factor'))
  switch (name) {
    case 'sigmoid':
      return writing.style.sigmoid({ tex, text }, write(writing, argument, 'factor'))
    case 'softmax': {
      const exponentials = joined(exponentialsOf(writing, terms.slice(1)))
      const said = spokenList(writing, terms.slice(1))
      return { tex: `\\frac{e^{${tex}}}{${exponentials.tex}}`, text: `softmax of ${text} among ${said}` }
    }
    case 'logsumexp': {
      const exponentials = joined(exponentialsOf(writing, terms))
      return { tex: `\\ln\\left(${exponentials.tex}\\right)`, text: `log of the sum of ${exponentials.text}, end of log` }
    }
    case 'ln1pexpneg':
      return { tex: `\\ln\\left(1 + e^{-\\left|${tex}\\right|}\\right)`, text: `log of, 1 plus e to the minus size of ${text}, end of log` }
    case 'max0':
      return { tex: `\\max\\left(${tex}, 0\\right)`, text: `the larger of ${text} and 0` }
    case 'abs':
      return { tex: `\\left|${tex}\\right|`, text: `the size of ${text}` }
    default:
      return call(FUNCTIONS[name]!.tex, FUNCTIONS[name]!.text)
  }
}

const FUNCTIONS: Readonly<Record<string, Words>> = {
  ...Object.fromEntries(Object.entries(ACTIVATIONS).map(([kind, { tex, name }]) => [kind, { tex, text: name }])),
  sign: { tex: '\\operatorname{sign}', text: 'the sign' },
}

function exponentialsOf(writing: Writing, terms: readonly Term[]): Words[] {
  const part = (term: Term, k: number): Words => {
    const tex = `e^{${write(writing, term).tex}}`
    const text = `e to the ${spoken(writing, term)}`
    return k === 0 ? { tex, text } : { tex: ` + ${tex}`, text: ` plus ${text}` }
  }
  return shortened(terms, part, (left) => ({ tex: ' + \\dots', text: ` plus ${left} more terms` }))
}

function spokenList(writing: Writing, terms: readonly Term[]): string {
  const part = (term: Term, k: number): Words => ({ tex: '', text: `${k === 0 ? '' : ', '}${spoken(writing, term)}` })
  return joined(shortened(terms, part, (left) => ({ tex: '', text: `, ${left} more` }))).text
}

function shortened(terms: readonly Term[], part: (term: Term, k: number) => Words, gap: (left: number) => Words): Words[] {
  if (terms.length <= SHOWN_TERMS) return terms.map(part)
  const last = terms.length - 1
  return [...terms.slice(0, FIRST_TERMS).map(part), gap(last - FIRST_TERMS), part(terms[last]!, last)]
}

function joined(parts: readonly Words[]): Words {
  return { tex: parts.map(({ tex }) => tex).join(''), text: parts.map(({ text }) => text).join('') }
}

/** Spoken, whatever has several parts says where it begins and ends: a fraction's bar is not heard. */
function spoken(writing: Writing, term: Term): string {
  const single = term.type === 'leaf' || term.type === 'number' || term.type === 'call'
  return single ? bare(writing, term).text : inBrackets(bare(writing, term)).text
}

function inBrackets({ tex, text }: Words): Words {
  return { tex: `\\left(${tex}\\right)`, text: `open bracket ${text} close bracket` }
}

function constant(writing: Writing, value: number): Words {
  if (value === 0.5 && writing.as === 'symbols') return { tex: '\\tfrac{1}{2}', text: 'one half' }
  return numberWords(value, 15)
}
