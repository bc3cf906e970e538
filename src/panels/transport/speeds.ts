import { app, say, setRate } from '../../store'
import type { Rate } from '../../trainer/protocol'

/** The speeds of play, slowest first. */
export const SPEEDS: readonly { readonly rate: Rate; readonly label: string }[] = [
  { rate: 1, label: '1 step a second' },
  { rate: 5, label: '5 steps a second' },
  { rate: 20, label: '20 steps a second' },
  { rate: 60, label: '60 steps a second' },
  { rate: 300, label: '300 steps a second' },
  { rate: 'max', label: 'as fast as it can' },
]

/** The next faster speed, or the next slower one, and says which it is. */
export function changeSpeed(by: 1 | -1): void {
  const now = SPEEDS.findIndex(({ rate }) => rate === app.getState().rate)
  const { rate, label } = SPEEDS[now + by] ?? SPEEDS[now]!
  setRate(rate)
  say('info', `Speed: ${label}`)
}
