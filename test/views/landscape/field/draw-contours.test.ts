import { expect, test } from 'vitest'
import { contourLines } from '../../../../src/trainer/analyst/contour'
import type { LandscapeEvaluation } from '../../../../src/trainer/protocol'
import { facing } from '../../../../src/views/landscape/field/draw-contours'
import { contoursInPx } from '../../../../src/views/landscape/field/draw-field'

const plot = { x: 0, y: 0, width: 200, height: 200 }
const domain = [
  [-2, 2],
  [-2, 2],
] as const

/** Where along a contour around the middle, as a direction on the screen, the slope faces the light and the shade most. */
function brightestAndDarkest(sign: 1 | -1) {
  const side = 41
  const losses = Float64Array.from({ length: side * side }, (_, k) => sign * (((k % side) - 20) ** 2 + (Math.floor(k / side) - 20) ** 2))
  const evaluation = { domain, contours: [{ level: sign * 100, lines: contourLines(losses, side, sign * 100, domain) }] }
  const [line] = contoursInPx(evaluation as unknown as LandscapeEvaluation, plot)[0]!.lines
  const places = Array.from({ length: line!.length / 2 - 1 }, (_, k) => {
    const [x0, y0, x1, y1] = line!.slice(2 * k, 2 * k + 4) as unknown as [number, number, number, number]
    return { light: facing(x1 - x0, y1 - y0), angle: (Math.atan2((y0 + y1) / 2 - 100, (x0 + x1) / 2 - 100) * 180) / Math.PI }
  })
  const most = (better: (a: number, b: number) => boolean) => places.reduce((a, b) => (better(b.light, a.light) ? b : a))
  return { brightest: most((a, b) => a > b), darkest: most((a, b) => a < b) }
}

test('light comes from the top left: of a bowl it meets the slope at the bottom right, of a hill the one at the top left', () => {
  const bowl = brightestAndDarkest(1)
  expect(bowl.brightest.light).toBeGreaterThan(0.99)
  expect(bowl.darkest.light).toBeLessThan(-0.99)
  expect(Math.abs(bowl.brightest.angle - 45)).toBeLessThan(10)
  const hill = brightestAndDarkest(-1)
  expect(Math.abs(hill.brightest.angle + 135)).toBeLessThan(10)
  expect(Math.abs(hill.darkest.angle - 45)).toBeLessThan(10)
})
