import { expect, test } from 'vitest'
import { columnsOf, crossings, spread } from '../../../src/views/expression/columns'
import { layOut } from '../../../src/views/expression/layout'
import { work } from '../../expression/worked'

const TREES = ['x', '(x+y)*z', 'sigmoid(w0*x0+w1*x1+w2)', '(3*w1+4*w2-6)^2', 'max(x,y)*z', 'a*b+c*d-e/g+h^2']
const SHARED = [
  'x*x',
  'x*exp(x)',
  '(x+y)*(x-y)',
  'x*exp(x)+max(x,y)*(x-y)^2',
  Array.from({ length: 20 }, () => 'x*y')
    .join('+')
    .slice(0, 59),
]

const sizes = { nodeHeight: () => 48, portShift: (_: number, slot: number) => 26 * slot - 13, labelHeight: 36, laneHeight: 12, gap: 14 }

test.each([...TREES, ...SHARED])('%s: no two things of a column overlap', (text) => {
  for (const column of columnsOf(work(text, {}).graph, sizes)) {
    for (const [k, slot] of column.slice(1).entries()) {
      const above = column[k]!
      expect(slot.y - slot.height / 2).toBeGreaterThanOrEqual(above.y + above.height / 2 + sizes.gap - 1e-9)
    }
  }
})

test.each(TREES)('%s: no edge of a tree crosses another', (text) => {
  expect(crossings(columnsOf(work(text, {}).graph, sizes))).toBe(0)
})

test.each([...TREES, ...SHARED])('%s: every box and label lies in the picture, and inputs stand left of their uses', (text) => {
  const { graph } = work(text, {})
  const { width, height, boxes, edges } = layOut(graph, 1)
  expect(boxes.map(({ node }) => node).sort((a, b) => a - b)).toEqual(graph.nodes.map(({ index }) => index))
  for (const box of boxes) {
    expect(box.x).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width).toBeLessThanOrEqual(width)
    expect(box.y).toBeGreaterThanOrEqual(0)
    expect(box.y + box.height).toBeLessThanOrEqual(height)
  }
  for (const { edge, label } of edges) {
    const { from, to } = graph.edges[edge]!
    const [source, target] = [from, to].map((node) => boxes.find((box) => box.node === node)!)
    expect(source!.x + source!.width).toBeLessThan(label.x)
    expect(label.x).toBeLessThan(target!.x)
    expect(label.y).toBeGreaterThan(0)
    expect(label.y).toBeLessThan(height)
  }
  const spots = edges.map(({ label }) => `${label.x.toFixed(3)} ${label.y.toFixed(3)}`)
  expect(new Set(spots).size).toBe(spots.length)
})

test('spread keeps what has room where it wants to be, and centres what pushes', () => {
  const column = [10, 10, 10].map((height) => ({ kind: 'node' as const, of: 0, height, before: [], after: [], y: 0 }))
  spread(column, [0, 0, 100], 2)
  expect(column.map(({ y }) => y)).toEqual([-6, 6, 100])
})
