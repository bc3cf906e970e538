import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createNetwork, type Network } from '../../../src/engine'
import { type CellRect, cellRect, layoutMatrix, layoutUpdates, neighbour, parameterAtPlace } from '../../../src/views/updates/layout'

function network(sizes: readonly number[]): Network {
  return createNetwork(
    sizes,
    sizes.slice(1).map(() => 'tanh'),
  )
}

const SHAPES = [
  [2, 2, 2],
  [2, 4, 2, 1],
  [7, 8, 8, 8, 8, 8, 8, 1],
]

test.each(SHAPES.map((sizes) => ({ sizes })))(
  'every weight of $sizes has its own cell, inside the picture and apart from all others',
  ({ sizes }) => {
    const net = network(sizes)
    const layout = layoutMatrix(net, 261, 217, 12, 30)
    const cells = Array.from({ length: net.parameterCount }, (_, index) => cellRect(layout, net, index)!)
    for (const [k, cell] of cells.entries()) {
      expect(cell.x).toBeGreaterThanOrEqual(0)
      expect(cell.x + cell.width).toBeLessThanOrEqual(261)
      expect(cell.y + cell.height).toBeLessThanOrEqual(217)
      const apart = (other: CellRect) =>
        cell.x + cell.width <= other.x ||
        other.x + other.width <= cell.x ||
        cell.y + cell.height <= other.y ||
        other.y + other.height <= cell.y
      expect(cells.slice(k + 1).every(apart)).toBe(true)
    }
  },
)

test.each(SHAPES.map((sizes) => ({ sizes })))('the cell of a weight of $sizes leads back to it', ({ sizes }) => {
  const net = network(sizes)
  const layout = layoutMatrix(net, 261, 217, 12, 30)
  const back = Array.from({ length: net.parameterCount }, (_, index) => {
    const { x, y, width, height } = cellRect(layout, net, index)!
    return parameterAtPlace(layout, net, x + width / 2, y + height / 2)
  })
  expect(back).toEqual(back.map((_, index) => index))
  expect(parameterAtPlace(layout, net, -3, -3)).toBeNull()
})

test('a small network has large named cells, a deep one small cells', () => {
  expect(layoutMatrix(network([2, 4, 2, 1]), 261, 217, 12, 30).named).toBe(true)
  const deep = layoutMatrix(network([7, 8, 8, 8, 8, 8, 8, 1]), 261, 217, 12, 30)
  expect(deep.blocks).toHaveLength(7)
  expect(deep.cell).toBeGreaterThanOrEqual(5)
})

test('a network too wide for one cell a weight shares cells, and still fits', () => {
  const net = network([784, 30, 10])
  const layout = layoutMatrix(net, 261, 217, 12, 30)
  expect(layout.blocks).toHaveLength(2)
  expect(layout.blocks[0]!.columnStep).toBeGreaterThan(1)
  for (const index of [0, 783, 29 * 784, net.parameterCount - 1]) {
    const cell = cellRect(layout, net, index)!
    expect(cell.x + cell.width).toBeLessThanOrEqual(261)
    expect(cell.y + cell.height).toBeLessThanOrEqual(217)
  }
})

test('arrow keys reach every cell from the first, and never leave the network', () => {
  const net = network([2, 4, 2, 1])
  const layout = layoutMatrix(net, 261, 217, 12, 30)
  const reached = new Set([0])
  for (const index of reached) {
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      reached.add(neighbour(layout, net, index, dx, dy))
    }
  }
  expect([...reached].sort((a, b) => a - b)).toEqual(Array.from({ length: net.parameterCount }, (_, k) => k))
})

test('right of a row of weights is its bias, and right of that the next layer', () => {
  const net = network([2, 4, 2, 1])
  const layout = layoutMatrix(net, 261, 217, 12, 30)
  const bias = neighbour(layout, net, 3, 1, 0)
  expect(bias).toBe(net.layers[0]!.b + 1)
  expect(neighbour(layout, net, bias, 1, 0)).toBe(net.layers[1]!.W + 4)
})

test('picture and table lie inside the view and do not overlap', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 320, max: 1100 }),
      fc.integer({ min: 160, max: 700 }),
      fc.record({ lecture: fc.boolean(), exact: fc.boolean(), picture: fc.boolean() }),
      (width, height, shown) => {
        const { matrix, table } = layoutUpdates(width, height, 12, 28, shown)
        const inside = ({ x, y, width: w, height: h }: CellRect) => x >= 0 && y >= 0 && x + w <= width && y + h <= height && w > 0 && h > 0
        expect(inside(table)).toBe(true)
        if (!matrix) return
        expect(inside(matrix)).toBe(true)
        expect(matrix.x + matrix.width <= table.x || matrix.y >= table.y + table.height).toBe(true)
      },
    ),
  )
})

const PLAIN = { lecture: false, exact: false, picture: false }

test('the lecture shows the table alone, with six rows in sight', () => {
  const { barHeight, headHeight, rowHeight, matrix } = layoutUpdates(860, 700, 24, 44, { ...PLAIN, lecture: true })
  expect(barHeight + headHeight + 6 * rowHeight).toBeLessThanOrEqual(700)
  expect(rowHeight).toBeGreaterThan(60)
  expect(matrix).toBeNull()
})

test('on a phone the table has the whole panel, or the picture has', () => {
  const table = layoutUpdates(390, 388, 12, 28, PLAIN)
  expect(table.table.height).toBe(388)
  expect(table.matrix).toBeNull()
  const picture = layoutUpdates(390, 388, 12, 28, { ...PLAIN, picture: true })
  expect(picture.rows).toBe(false)
  expect(picture.matrix!.height).toBeGreaterThan(320)
})

test('where it is wide the picture stands beside the table, until numbers in full need its room', () => {
  expect(layoutUpdates(816, 200, 12, 28, PLAIN).matrix).not.toBeNull()
  expect(layoutUpdates(816, 200, 12, 28, { ...PLAIN, exact: true })).toMatchObject({ matrix: null, table: { width: 804 } })
})

test('on a large screen the picture of the weights takes what the table has no use for', () => {
  const { matrix, table } = layoutUpdates(1292, 340, 12, 28, PLAIN)
  expect(matrix!.width).toBeGreaterThan(480)
  expect(table.width).toBeGreaterThan(640)
})

test('of 784-30-10 the picture of the weights has a row for each hidden unit', () => {
  const net = network([784, 30, 10])
  const layout = layoutMatrix(net, 261, 217, 12, 30)
  const [first] = layout.blocks
  expect(first).toMatchObject({ rows: 30, rowStep: 1, columns: 49, columnStep: 16 })
  for (let index = 0; index < net.parameterCount; index += 37) {
    const cell = cellRect(layout, net, index)!
    expect(cell.x + cell.width).toBeLessThanOrEqual(261)
    expect(cell.y + cell.height).toBeLessThanOrEqual(217)
  }
})
