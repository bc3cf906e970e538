/** A value with its derivatives with respect to w1 and w2. */
type Dual = readonly [value: number, d1: number, d2: number]

/** Value and gradient of a function of two weights written as text, such as '0.5*(w1^2 + 10*w2^2)'. */
export function evaluateFormula(text: string, w1: number, w2: number): Dual {
  const tokens = text.match(/\d+\.?\d*(?:e[-+]?\d+)?|\w+|[-+*/^()]/g) ?? []
  let at = 0
  const take = (token: string): boolean => {
    if (tokens[at] !== token) return false
    at++
    return true
  }
  const sum = (): Dual => {
    let left = product()
    for (;;) {
      if (take('+')) left = combine(left, product(), 1)
      else if (take('-')) left = combine(left, product(), -1)
      else return left
    }
  }
  const product = (): Dual => {
    let left = signed()
    for (;;) {
      if (take('*')) left = multiply(left, signed())
      else if (take('/')) left = multiply(left, power(signed(), -1))
      else return left
    }
  }
  const signed = (): Dual => (take('-') ? combine([0, 0, 0], signed(), -1) : raised())
  const raised = (): Dual => {
    const base = atom()
    return take('^') ? power(base, Number(tokens[at++])) : base
  }
  const atom = (): Dual => {
    if (take('(')) {
      const inside = sum()
      if (!take(')')) throw new SyntaxError(`missing ) in ${text}`)
      return inside
    }
    if (take('w1')) return [w1, 1, 0]
    if (take('w2')) return [w2, 0, 1]
    const value = Number(tokens[at++])
    if (Number.isNaN(value)) throw new SyntaxError(`cannot read ${tokens[at - 1]} in ${text}`)
    return [value, 0, 0]
  }
  const result = sum()
  if (at < tokens.length) throw new SyntaxError(`cannot read ${tokens[at]} in ${text}`)
  return result
}

function combine(a: Dual, b: Dual, sign: number): Dual {
  return [a[0] + sign * b[0], a[1] + sign * b[1], a[2] + sign * b[2]]
}

function multiply(a: Dual, b: Dual): Dual {
  return [a[0] * b[0], a[1] * b[0] + a[0] * b[1], a[2] * b[0] + a[0] * b[2]]
}

function power(a: Dual, n: number): Dual {
  const slope = n * a[0] ** (n - 1)
  return [a[0] ** n, slope * a[1], slope * a[2]]
}
