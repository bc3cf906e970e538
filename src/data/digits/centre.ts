import { INK, PIXELS, SIDE } from './image'

/** A digit fills at most this many pixels of its image's height or width. */
export const BOX = 20

/** A drawing of any size, row by row from the top, 0 (paper) to 255 (ink). */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

/**
 * A drawing as MNIST has its digits. Its ink is scaled, with its proportions kept, to fit 20 x 20 pixels, each the mean of what it
 * covers. Its centre of mass comes to the middle of the image, rounded to the right and down. An empty drawing gives an empty image.
 * Source: http://yann.lecun.com/exdb/mnist.
 */
export function centreDigit(drawing: Drawing): Uint8Array {
  const ink = inkOf(drawing)
  const image = new Uint8Array(PIXELS)
  if (!ink) return image
  const scale = BOX / Math.max(ink.right - ink.left, ink.bottom - ink.top)
  const width = Math.max(1, Math.round((ink.right - ink.left) * scale))
  const height = Math.max(1, Math.round((ink.bottom - ink.top) * scale))
  const small = new Float64Array(width * height)
  let mass = 0
  let massX = 0
  let massY = 0
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const x = ink.left + ((ink.right - ink.left) * column) / width
      const y = ink.top + ((ink.bottom - ink.top) * row) / height
      const mean = meanOf(drawing, x, y, (ink.right - ink.left) / width, (ink.bottom - ink.top) / height)
      small[row * width + column] = mean
      mass += mean
      massX += mean * (column + 0.5)
      massY += mean * (row + 0.5)
    }
  }
  const left = clamp(Math.ceil(SIDE / 2 - massX / mass), SIDE - width)
  const top = clamp(Math.ceil(SIDE / 2 - massY / mass), SIDE - height)
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      image[(top + row) * SIDE + left + column] = Math.min(INK, Math.floor(small[row * width + column]! + 0.5))
    }
  }
  return image
}

const clamp = (place: number, most: number) => Math.max(0, Math.min(most, place))

/** The smallest box that holds all ink; null for an empty drawing. */
function inkOf({ width, height, pixels }: Drawing): { left: number; right: number; top: number; bottom: number } | null {
  let [left, right, top, bottom] = [width, 0, height, 0]
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      if (pixels[row * width + column]! === 0) continue
      left = Math.min(left, column)
      right = Math.max(right, column + 1)
      top = Math.min(top, row)
      bottom = Math.max(bottom, row + 1)
    }
  }
  return right > left ? { left, right, top, bottom } : null
}

/** The mean over a box, pixels at its edges by the part of them inside. */
function meanOf({ width, pixels, height }: Drawing, x: number, y: number, w: number, h: number): number {
  let sum = 0
  for (let row = Math.floor(y); row < Math.min(height, y + h); row++) {
    const part = Math.min(row + 1, y + h) - Math.max(row, y)
    for (let column = Math.floor(x); column < Math.min(width, x + w); column++) {
      sum += part * (Math.min(column + 1, x + w) - Math.max(column, x)) * pixels[row * width + column]!
    }
  }
  return sum / (w * h)
}
