/** An axis with its round values. Apart from `views/curves/axis`, so that the first load need not carry it for this view. */
export interface Axis {
  readonly domain: readonly [number, number]
  readonly log: boolean
  readonly ticks: readonly Tick[]
}

export interface Tick {
  readonly value: number
  readonly text: string
}

/** Room beyond the ends of a logarithmic axis. */
const MARGIN = 1.2
const ROUND = [1, 2, 5, 10] as const

/** From 0 to a round number that is at least `highest`, with at most about `most` steps. */
export function linearAxis(highest: number, most: number): Axis {
  const top = highest > 0 && highest < 1e300 ? highest : 1
  const power = Math.floor(Math.log10(top / most))
  const digit = ROUND.find((round) => scaled(round, power) * most >= top) ?? 10
  const step = scaled(digit, power)
  const count = Math.ceil(top / step - 1e-9)
  const ticks = Array.from({ length: count + 1 }, (_, k) => tickAt(k === 0 ? 0 : Number((k * step).toPrecision(12))))
  return { domain: [0, ticks[count]!.value], log: false, ticks }
}

/** From a little below `lowest` to a little above `highest`, both positive; ticks at powers of ten, and at 2 and 5 where few are shown. */
export function logAxis(lowest: number, highest: number, most: number): Axis {
  const domain = [lowest / MARGIN, highest * MARGIN] as const
  const [low, high] = domain.map(Math.log10) as [number, number]
  const between = (Math.ceil(high) - Math.floor(low)) * 3 <= most
  const digits = between ? [1, 2, 5] : [1]
  const first = between ? Math.floor(low) : Math.ceil(low)
  const decades = Math.max(0, Math.ceil(high) - first)
  const stride = Math.max(1, Math.ceil(decades / Math.max(1, most)))
  const values: number[] = []
  for (let k = 0; k <= decades; k += stride) for (const digit of digits) values.push(scaled(digit, first + k))
  return { domain, log: true, ticks: values.filter((value) => value >= domain[0] && value <= domain[1]).map(tickAt) }
}

/** Where a value lies between the ends of the axis, 0..1; what is outside lies at an end. */
export function shareOf({ domain: [low, high], log }: Pick<Axis, 'domain' | 'log'>, value: number): number {
  const inside = Math.min(high, Math.max(low, value))
  if (!log) return (inside - low) / (high - low)
  return (Math.log(inside) - Math.log(low)) / (Math.log(high) - Math.log(low))
}

function tickAt(value: number): Tick {
  const plain = value === 0 || (value >= 1e-4 && value < 1e6)
  if (plain) return { value, text: value.toLocaleString('en-US', { maximumFractionDigits: 6 }) }
  return { value, text: value.toExponential(0).replace('e+', 'e').replaceAll('-', '−') }
}

/** digit · 10^power, rounded once. */
function scaled(digit: number, power: number): number {
  return Number(`${digit}e${power}`)
}
