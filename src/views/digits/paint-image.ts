import { PIXELS, SIDE } from '../../data/digits/image'
import { rgbOf, type ThemeColors } from '../theme-colors'

/** Colours of signed values, from the most negative over 0 in the middle to the most positive, as pixels of a canvas. */
export type SignedColors = Uint32Array

const STEPS = 127
const RMS_REACH = 3 // root mean squares that the ends of the scale are away from 0

/** The three colours of a theme between which a signed image lies. */
type Ends = Pick<ThemeColors, 'negativeFill' | 'panel' | 'positiveFill'>

/** Bytes in the order of ImageData, whatever the machine's own order is. */
function pixelOf(rgb: readonly number[]): number {
  const bytes = Uint8ClampedArray.of(rgb[0]!, rgb[1]!, rgb[2]!, 255)
  return new Uint32Array(bytes.buffer)[0]!
}

function between(a: readonly number[], b: readonly number[], share: number): number[] {
  return a.map((value, k) => value + (b[k]! - value) * share)
}

/** A colour for each step of the size of a value, so that painting looks up and never mixes. */
export function signedColors({ negativeFill, panel, positiveFill }: Ends): SignedColors {
  const zero = rgbOf(panel)
  const [low, high] = [rgbOf(negativeFill), rgbOf(positiveFill)]
  return Uint32Array.from({ length: 2 * STEPS + 1 }, (_, k) => {
    const share = Math.abs(k - STEPS) / STEPS
    return pixelOf(between(zero, k < STEPS ? low : high, share))
  })
}

/** Colours of 256 levels from paper to ink. */
export function inkColors({ panel, ink }: Pick<ThemeColors, 'panel' | 'ink'>): Uint32Array {
  const [paper, full] = [rgbOf(panel), rgbOf(ink)]
  return Uint32Array.from({ length: 256 }, (_, k) => pixelOf(between(paper, full, k / 255)))
}

/** Fills pixels with the colours of values from `from` on; the ends of the colours stand for ±scale and beyond. */
export function fillSigned(pixels: Uint32Array, values: ArrayLike<number>, from: number, scale: number, colors: SignedColors): void {
  const factor = STEPS / scale
  for (let k = 0; k < pixels.length; k++) {
    const step = Math.round(values[from + k]! * factor)
    pixels[k] = colors[STEPS + (step > STEPS ? STEPS : step < -STEPS ? -STEPS : step)]!
  }
}

/** Fills pixels with the colours of values from 0 (paper) to `full`. */
export function fillInk(pixels: Uint32Array, values: ArrayLike<number>, from: number, full: number, colors: Uint32Array): void {
  for (let k = 0; k < pixels.length; k++) pixels[k] = colors[Math.round((values[from + k]! * 255) / full)]!
}

/** What a shared scale of signed images needs to reach: a few of the largest values are beyond it. */
export function reachOf(values: ArrayLike<number>, from: number, count: number): number {
  let sum = 0
  for (let k = from; k < from + count; k++) sum += values[k]! * values[k]!
  return RMS_REACH * Math.sqrt(sum / count)
}

/** Paints one image of 28 x 28 pixels into a canvas that has as many; the page scales it. null: blank. */
export function paintImage(canvas: HTMLCanvasElement, fill: ((pixels: Uint32Array) => void) | null): void {
  const context = canvas.getContext('2d')
  if (!context) return
  canvas.toggleAttribute('data-blank', fill === null)
  if (fill === null) {
    context.clearRect(0, 0, SIDE, SIDE)
    return
  }
  const image = new ImageData(SIDE, SIDE)
  fill(new Uint32Array(image.data.buffer, 0, PIXELS))
  context.putImageData(image, 0, 0)
}
