import { tickStep } from 'd3'

/** Powers of ten to which plain numbers are written out. */
const PLAIN = { from: 1e-4, to: 1e6 }

/**
 * Writes the round values of an axis all alike, with as many decimals as neighbours need to differ: 0.25, 1,000; very small or large
 * ones as 1.2e+9. With true minus signs.
 * @param count about how many ticks there are
 */
export function tickText(low: number, high: number, count: number): (value: number) => string {
  const size = Math.max(Math.abs(low), Math.abs(high))
  if (size >= PLAIN.from && size < PLAIN.to) {
    const decimals = Math.min(20, Math.max(0, -exponentOf(tickStep(low, high, count))))
    const format = new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    return (value) => format.format(value).replace('-', '−')
  }
  return (value) => Number(value.toPrecision(12)).toExponential().replaceAll('-', '−')
}

/** Of a round step: 0.25 has −2. */
function exponentOf(step: number): number {
  const [mantissa, exponent] = step.toExponential().split('e') as [string, string]
  return Number(exponent) - Math.max(0, mantissa.replace('.', '').length - 1)
}
