import { page, say, setRate } from '../../page'
import type { Rate } from '../../trainer/protocol'

/** The speeds of play, slowest first. */
export const SPEEDS: readonly { readonly value: Rate; readonly label: string }[] = [
  { value: 1, label: '1 step a second' },
  { value: 5, label: '5 steps a second' },
  { value: 20, label: '20 steps a second' },
  { value: 60, label: '60 steps a second' },
  { value: 300, label: '300 steps a second' },
  { value: 'max', label: 'as fast as it can' },
]

/** Change to the next faster or slower speed, and say which. */
export function changeSpeed(by: 1 | -1): void {
  const now = SPEEDS.findIndex(({ value }) => value === page.getState().rate)
  const { value: rate, label } = SPEEDS[now + by] ?? SPEEDS[now]!
  setRate(rate)
  say('info', `Speed: ${label}`)
}
