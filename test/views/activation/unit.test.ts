import { expect, test } from 'vitest'
import { createNetwork } from '../../../src/engine/network/network'
import { pointAt } from '../../../src/views/activation/curve-points'
import { decadeShare, decadesOf } from '../../../src/views/activation/geometry/path-scale'
import { placeIn } from '../../../src/views/activation/geometry/plane'
import { functionCurve, layoutUnit } from '../../../src/views/activation/layout'
import { logitCurves } from '../../../src/views/activation/logit-curves'
import { shownUnit } from '../../../src/views/activation/shown-unit'

const network = createNetwork([2, 3, 1], ['tanh', 'sigmoid'])

test('the shown unit is the selected one, the one that a selected weight leads to, else the first hidden one', () => {
  expect(shownUnit(network, { kind: 'unit', layer: 1, unit: 2 })).toEqual({ layer: 0, unit: 2 })
  expect(shownUnit(network, { kind: 'unit', layer: 2, unit: 0 })).toEqual({ layer: 1, unit: 0 })
  expect(shownUnit(network, { kind: 'parameter', index: 3 })).toEqual({ layer: 0, unit: 1 })
  expect(shownUnit(network, { kind: 'unit', layer: 0, unit: 1 })).toEqual({ layer: 0, unit: 0 })
  expect(shownUnit(network, { kind: 'none' })).toEqual({ layer: 0, unit: 0 })
})

test('a curve reaches as far as its points, and its plane holds f and f′', () => {
  const sigmoid = functionCurve('sigmoid', 10)!
  expect([sigmoid.full, sigmoid.low, sigmoid.high]).toEqual([10, 0, 1])
  expect(sigmoid.f.length).toBe(121)
  expect(sigmoid.f[60]).toEqual([0, 0.5])
  expect(sigmoid.slope[60]).toEqual([0, 0.25])
  const linear = functionCurve('linear', 1)!
  expect([linear.full, linear.low, linear.high]).toEqual([4, -4, 4])
  expect(functionCurve('softmax', 1)).toBeNull()
})

test('the corners of the plane are those of the plot', () => {
  const curve = functionCurve('linear', 4)!
  const plot = { x: 10, y: 20, width: 200, height: 100 }
  expect(placeIn(curve, plot, [-4, -4])).toEqual([10, 120])
  expect(placeIn(curve, plot, [4, 4])).toEqual([210, 20])
  expect(placeIn(curve, plot, [0, 0])).toEqual([110, 70])
})

test('a sample is stuck where a sigmoid is saturated or a ReLU is off', () => {
  expect(pointAt('sigmoid', 0, 0.5)).toEqual({ z: 0, a: 0.5, slope: 0.25, stuck: false })
  expect(pointAt('sigmoid', 8, 0.999).stuck).toBe(true)
  expect(pointAt('relu', -1, 0).stuck).toBe(true)
  expect(pointAt('relu', 1, 1).stuck).toBe(false)
  expect(pointAt('elu', -1, -0.6).stuck).toBe(false)
})

test('curve and layers lie beside each other in the drawer, below each other where it is narrow', () => {
  const wide = layoutUnit(816, 172, 12, 28)
  expect(wide.curve.width + wide.layers.width).toBe(816)
  expect(wide.contentHeight).toBe(140)
  const narrow = layoutUnit(390, 380, 12, 44)
  expect(narrow.layers.y).toBe(narrow.curve.height)
  expect(narrow.contentHeight).toBe(narrow.curve.height + narrow.layers.height)
})

test('sizes on a log scale: a tenth is as much shorter everywhere, 0 has no bar', () => {
  const decades = decadesOf([0.5, -0.05, 0.0005, 0])
  expect(decades).toEqual({ low: -5, high: 0 })
  expect(decadeShare(decades, 0.5) - decadeShare(decades, -0.05)).toBeCloseTo(0.2, 12)
  expect(decadeShare(decades, 0)).toBe(0)
  expect(decadesOf([2, 3])).toEqual({ low: -3, high: 1 })
  expect(decadesOf([0])).toEqual({ low: -4, high: 0 })
})

test('the curves of dL/dz have a point where the sample is, and both losses in one plane', () => {
  const curves = logitCurves(['sse_half', 'bce'], 'sigmoid', Float64Array.of(4), Float64Array.of(0), 0, 4)
  expect(curves.full).toBe(6)
  const [squared, entropy] = curves.lines
  expect(squared!.at[0]).toBe(4)
  expect(squared!.at[1]).toBeLessThan(entropy!.at[1] / 50)
  expect(curves.high).toBe(entropy!.points.at(-1)![1])
  expect(Math.max(...squared!.points.map(([, slope]) => slope))).toBeCloseTo(4 / 27, 3) // a²(1 − a), largest at a = 2/3
})
