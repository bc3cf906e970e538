import { type Activation, activate, derivative } from '../../../src/engine/network/activations'
import type { FunctionName } from '../../../src/explain/expression'
import type { Term } from '../../../src/explain/notations/term'

/** The value of what a notation shows, with every term of a long sum, from the numbers at its leaves alone. */
export function valueOfTerm(term: Term): number {
  switch (term.type) {
    case 'leaf':
    case 'number':
      return term.value
    case 'sum':
      return term.terms.reduce((sum, part) => sum + valueOfTerm(part), 0)
    case 'difference':
      return valueOfTerm(term.left) - valueOfTerm(term.right)
    case 'product':
      return term.factors.reduce((product, factor) => product * valueOfTerm(factor), 1)
    case 'quotient':
      return valueOfTerm(term.over) / valueOfTerm(term.under)
    case 'negative':
      return -valueOfTerm(term.of)
    case 'square':
      return valueOfTerm(term.of) * valueOfTerm(term.of)
    case 'root':
      return Math.sqrt(valueOfTerm(term.of))
    case 'call':
      return valueOfCall(term.name, term.arguments.map(valueOfTerm))
  }
}

function valueOfCall(name: FunctionName, [z, ...others]: readonly number[]): number {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + Math.exp(value), 0)
  switch (name) {
    case 'softmax':
      return Math.exp(z) / sum(others)
    case 'logsumexp':
      return Math.log(sum([z, ...others]))
    case 'ln1pexpneg':
      return Math.log1p(Math.exp(-Math.abs(z)))
    case 'max0':
      return Math.max(z, 0)
    case 'abs':
      return Math.abs(z)
    case 'sign':
      return Math.sign(z)
    default: {
      const kind = name.replace("'", '') as Activation
      return name.endsWith("'") ? derivative(kind, z, activate(kind, z)) : activate(kind, z)
    }
  }
}
