import type { Frame } from '../../trainer/protocol'

/** Pictures that swing are painted this seldom: fewer than three times a second, so that none flashes (WCAG 2.3.1). */
export const PICTURE_MS = 350
/** The newest frames, and how many of them must turn round for the run to swing. */
const LOOK_BACK = 8
const TURNS = 3
/** A move of less than this share of the weights changes no picture much. */
const LEAST_MOVE = 0.05

/** Tell at each frame whether its pictures may be painted: at every one, unless the weights go to and fro. */
export function createPicturePace(): (frame: Frame, nowMs: number) => boolean {
  let older: Float64Array | null = null
  let old: Float64Array | null = null
  let turns: boolean[] = []
  let paintedMs = Number.NEGATIVE_INFINITY
  return ({ parameters }, nowMs) => {
    if (parameters !== old) {
      turns = [...turns.slice(1 - LOOK_BACK), older !== null && old !== null && turnsRound(older, old, parameters)]
      older = old
      old = parameters
    }
    const swings = turns.filter(Boolean).length >= TURNS
    if (swings && nowMs - paintedMs < PICTURE_MS) return false
    paintedMs = nowMs
    return true
  }
}

/** Whether the second of two moves is far, and mostly against the first. */
function turnsRound(from: Float64Array, over: Float64Array, to: Float64Array): boolean {
  if (from.length !== to.length || over.length !== to.length) return false
  let [along, first, second, size] = [0, 0, 0, 0]
  for (let k = 0; k < to.length; k++) {
    const [a, b] = [over[k]! - from[k]!, to[k]! - over[k]!]
    along += a * b
    first += a * a
    second += b * b
    size += over[k]! * over[k]!
  }
  return along < -0.3 * Math.sqrt(first) * Math.sqrt(second) && second > LEAST_MOVE ** 2 * size
}
