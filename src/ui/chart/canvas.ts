import type { Rect } from './rect'

/** Makes a canvas fit its px and the pixels of the screen, emptied. */
export function fitCanvas(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D {
  const ratio = window.devicePixelRatio || 1
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)]
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w
    canvas.height = h
  }
  const context = canvas.getContext('2d')!
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, width, height)
  return context
}

/**
 * Paints a square grid of colours over a plot.
 * @param grid a spare canvas for the pixels of the grid
 * @param fill writes the colours, the highest row first
 */
export function paintGrid(
  context: CanvasRenderingContext2D,
  grid: HTMLCanvasElement,
  side: number,
  plot: Rect,
  fill: (pixels: Uint8ClampedArray) => void,
): void {
  if (grid.width !== side || grid.height !== side) {
    grid.width = side
    grid.height = side
  }
  const pixels = new ImageData(side, side)
  fill(pixels.data)
  grid.getContext('2d')!.putImageData(pixels, 0, 0)
  context.imageSmoothingQuality = 'high'
  // grid points are the centres of pixels, and the outer ones lie on the border
  context.drawImage(grid, 0.5, 0.5, side - 1, side - 1, plot.x, plot.y, plot.width, plot.height)
}
