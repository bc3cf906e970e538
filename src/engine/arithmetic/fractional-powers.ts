/** How many steps the interval of one power of two is cut into. */
export const STEPS = 128

const SPLITTER = 134217729 // 2^27 + 1

// A double-double: the unrounded sum of two doubles, about 106 bits (T. J. Dekker, 1971).
type DoubleDouble = readonly [number, number]

/** a * b - p for p = a * b rounded: what the product lost. */
function productError(a: number, b: number, p: number): number {
  const aHigh = a * SPLITTER - (a * SPLITTER - a)
  const bHigh = b * SPLITTER - (b * SPLITTER - b)
  const aLow = a - aHigh
  const bLow = b - bHigh
  return aHigh * bHigh - p + aHigh * bLow + aLow * bHigh + aLow * bLow
}

function product([a, aRest]: DoubleDouble, [b, bRest]: DoubleDouble): DoubleDouble {
  const p = a * b
  const rest = productError(a, b, p) + (a * bRest + aRest * b)
  const sum = p + rest
  return [sum, p - sum + rest]
}

function squareRoot([a, aRest]: DoubleDouble): DoubleDouble {
  const root = Math.sqrt(a)
  const square = root * root
  return [root, (a - square - productError(root, root, square) + aRest) / (2 * root)]
}

function fractionalPowers(): Float64Array {
  const table = new Float64Array(2 * STEPS)
  const powers: DoubleDouble[] = [[1, 0]]
  let root: DoubleDouble = [2, 0]
  // After each square root the table is half as coarse: 2^(0/2), 2^(1/2), then the quarters, the eighths, ...
  for (let count = 1; count < STEPS; count *= 2) {
    root = squareRoot(root)
    for (let j = count - 1; j >= 0; j--) {
      const power = powers[j]!
      powers[2 * j] = power
      powers[2 * j + 1] = product(power, root)
    }
  }
  for (const [j, [high, rest]] of powers.entries()) {
    table[2 * j] = high
    table[2 * j + 1] = rest / high
  }
  return table
}

/** For j of 0..127: 2^(j/128) rounded at index 2j, and at 2j + 1 the t that makes rounded * (1 + t) exact to about 100 bits. */
export const POWERS = fractionalPowers()
