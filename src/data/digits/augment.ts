import { createGenerator, type Generator, uniform } from '../../engine/arithmetic/random'
import { cos, exp, sin } from '../../engine/arithmetic/real'
import { PIXELS, SIDE } from './image'

/** Which ways of changing an image are used, each by an amount drawn anew for each copy. */
export interface Augmentation {
  readonly shift: boolean // by up to 2 pixels each way
  readonly rotate: boolean // by up to 15 degrees
  readonly scale: boolean // by 0.85 to 1.15
  readonly skew: boolean // to the side by up to 0.2 of the height
  readonly elastic: boolean // each pixel by a smooth random field (Simard, Steinkraus and Platt 2003: sigma 4, alpha 34)
}

const MOST_SHIFT = 2
const MOST_TURN = Math.PI / 12
const MOST_SCALE = 0.15
const MOST_SKEW = 0.2
const SIGMA = 4
const ALPHA = 34
const REACH = 12 // three sigma
const CENTRE = (SIDE - 1) / 2

/** x and y in the given image for each pixel of the changed one, relative to the middle of the image. */
interface Warp {
  readonly xx: number
  readonly xy: number
  readonly yy: number
  readonly yx: number
  readonly dx: number
  readonly dy: number
}

/**
 * A changed copy of a digit: turned, then skewed and scaled about its middle, then shifted, then bent; each pixel is read from the
 * given image between its four neighbours (bilinear), paper around it. The seed alone decides what is drawn.
 */
export function augment(image: Uint8Array, ways: Augmentation, seed: number): Uint8Array {
  const random = createGenerator(seed)
  const around = (most: number, on: boolean) => {
    const drawn = (2 * uniform(random) - 1) * most // drawn always, so that one way on or off leaves the others as they are
    return on ? drawn : 0
  }
  const dx = around(MOST_SHIFT, ways.shift)
  const dy = around(MOST_SHIFT, ways.shift)
  const turn = around(MOST_TURN, ways.rotate)
  const scale = 1 + around(MOST_SCALE, ways.scale)
  const skew = around(MOST_SKEW, ways.skew)
  const warp = inverse(turn, scale, skew, dx, dy)
  const bend = ways.elastic ? [smoothField(random), smoothField(random)] : null
  const changed = new Uint8Array(PIXELS)
  for (let row = 0, k = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++, k++) {
      const x = column - CENTRE - warp.dx
      const y = row - CENTRE - warp.dy
      const fromX = warp.xx * x + warp.xy * y + CENTRE + (bend ? bend[0]![k]! : 0)
      const fromY = warp.yx * x + warp.yy * y + CENTRE + (bend ? bend[1]![k]! : 0)
      changed[k] = Math.floor(between(image, fromX, fromY) + 0.5)
    }
  }
  return changed
}

/** The way back: what undoes a turn, then a skew x += skew y, then a scale. */
function inverse(turn: number, scale: number, skew: number, dx: number, dy: number): Warp {
  const c = cos(turn) / scale
  const s = sin(turn) / scale
  // R(-turn) * [[1, -skew], [0, 1]] / scale
  return { xx: c, xy: s - c * skew, yx: -s, yy: c + s * skew, dx, dy }
}

/** The value at a point between pixels; paper outside. */
function between(image: Uint8Array, x: number, y: number): number {
  const left = Math.floor(x)
  const top = Math.floor(y)
  const u = x - left
  const v = y - top
  const at = (column: number, row: number) => (column >= 0 && column < SIDE && row >= 0 && row < SIDE ? image[row * SIDE + column]! : 0)
  return (1 - v) * ((1 - u) * at(left, top) + u * at(left + 1, top)) + v * ((1 - u) * at(left, top + 1) + u * at(left + 1, top + 1))
}

/** A displacement for each pixel: numbers uniform in -1..1, smoothed by a Gaussian along rows and columns, times alpha. */
function smoothField(random: Generator): Float64Array {
  const field = Float64Array.from({ length: PIXELS }, () => ALPHA * (2 * uniform(random) - 1))
  return blur(blur(field, 1, SIDE), SIDE, 1)
}

const KERNEL = gaussian()

function gaussian(): Float64Array {
  const weights = Float64Array.from({ length: 2 * REACH + 1 }, (_, k) => exp(-((k - REACH) * (k - REACH)) / (2 * SIGMA * SIGMA)))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}

/** Smooths along lines whose pixels are `along` apart and which are `across` apart; nothing beyond the edges. */
function blur(field: Float64Array, along: number, across: number): Float64Array {
  const smooth = new Float64Array(PIXELS)
  for (let line = 0; line < SIDE; line++) {
    for (let place = 0; place < SIDE; place++) {
      let sum = 0
      for (let k = Math.max(0, place - REACH); k <= Math.min(SIDE - 1, place + REACH); k++) {
        sum += KERNEL[k - place + REACH]! * field[line * across + k * along]!
      }
      smooth[line * across + place * along] = sum
    }
  }
  return smooth
}
