import type { Graph } from '../../expression'
import { columnsOf, type Slot } from './columns'

export interface NodeBox {
  readonly node: number
  readonly x: number // left
  readonly y: number // top
  readonly width: number
  readonly height: number
  readonly ports: readonly number[] // y of each operand
}

export interface EdgePath {
  readonly edge: number
  readonly path: string
  readonly label: { readonly x: number; readonly y: number } // middle of the stretch between its two numbers
  readonly port: { readonly x: number; readonly y: number } // where it ends
}

export interface ExpressionLayout {
  readonly width: number
  readonly height: number
  readonly boxes: readonly NodeBox[]
  readonly edges: readonly EdgePath[]
  readonly result: EdgePath['label'] & { readonly from: number; readonly to: number } // the arrow out of the result, x from and to
  readonly unit: number
}

/** Sizes at a text of 12 px; `unit` scales them all. */
const OPERATION_WIDTH = 114
export const LOCALS_WIDTH = 56 // the left part of an operation: its local derivatives
const LABEL_WIDTH = 76
const GAP_X = 18
const GAP_Y = 14
const PORT = 26
const MARGIN = 12
const CHARACTER = 8.2

/**
 * The graph from left to right: a column of variables, then for each layer a column with the numbers of the edges and one of operations.
 * @param unit px for each px at the normal text size
 */
export function layOut(graph: Graph, unit: number): ExpressionLayout {
  const size = (px: number) => px * unit
  const boxHeight = (node: number) => {
    const { inputs, uses } = graph.nodes[node]!
    if (inputs.length === 0) return size(uses.length > 1 ? 50 : 32)
    return size(Math.max(48, inputs.length * PORT + 4))
  }
  const portShift = (node: number, slot: number) => size((slot - (graph.nodes[node]!.inputs.length - 1) / 2) * PORT)
  const columns = columnsOf(graph, {
    nodeHeight: boxHeight,
    portShift,
    labelHeight: size(36),
    laneHeight: size(12),
    gap: size(GAP_Y),
  })
  const widthOf = ({ kind, of }: Slot) => {
    if (kind !== 'node') return size(kind === 'label' ? LABEL_WIDTH : 0)
    const { inputs, uses, name } = graph.nodes[of]!
    if (inputs.length > 0) return size(OPERATION_WIDTH)
    return size(Math.max(uses.length > 1 ? 92 : 40, name.length * CHARACTER + 20))
  }
  const widths = columns.map((column) => Math.max(0, ...column.map(widthOf)))
  const lefts: number[] = []
  for (const [k] of columns.entries()) lefts.push(k === 0 ? size(MARGIN) : lefts[k - 1]! + widths[k - 1]! + size(GAP_X))
  const slots = columns.flat()
  const top = Math.min(...slots.map(({ y, height }) => y - height / 2)) - size(MARGIN)
  const bottom = Math.max(...slots.map(({ y, height }) => y + height / 2)) + size(MARGIN)

  const boxes: NodeBox[] = []
  const ways = new Map<number, { x: number; right: number; y: number; kind: Slot['kind'] }[]>()
  for (const [k, column] of columns.entries()) {
    for (const slot of column) {
      const y = slot.y - top
      if (slot.kind === 'node') {
        const width = widthOf(slot)
        // variables end at one line, where their edges begin
        const x = lefts[k]! + widths[k]! - width
        const ports = graph.nodes[slot.of]!.inputs.map((_, operand) => y + portShift(slot.of, operand))
        boxes.push({ node: slot.of, x, y: y - slot.height / 2, width, height: slot.height, ports })
      } else {
        ways.set(slot.of, [...(ways.get(slot.of) ?? []), { x: lefts[k]!, right: lefts[k]! + widths[k]!, y, kind: slot.kind }])
      }
    }
  }
  const boxOf = new Map(boxes.map((box) => [box.node, box]))
  const edges = graph.edges.map((edge): EdgePath => {
    const from = boxOf.get(edge.from)!
    const to = boxOf.get(edge.to)!
    const way = ways.get(edge.index)!
    const port = { x: to.x, y: to.ports[edge.slot]! }
    const label = way.at(-1)!
    let [x, y] = [from.x + from.width, from.y + from.height / 2]
    let path = `M${round(x)} ${round(y)}`
    for (const stop of [...way, { x: port.x, right: port.x, y: port.y }]) {
      path += `${curve(x, y, stop.x, stop.y)}H${round(stop.right)}`
      ;[x, y] = [stop.right, stop.y]
    }
    return { edge: edge.index, path, label: { x: (label.x + label.right) / 2, y: label.y }, port }
  })
  const last = boxOf.get(graph.result)!
  const from = last.x + last.width
  const to = from + size(LABEL_WIDTH + GAP_X)
  return {
    width: to + size(MARGIN),
    height: bottom - top,
    boxes,
    edges,
    result: { x: (from + to) / 2, y: last.y + last.height / 2, from, to },
    unit,
  }
}

/** From one point to another, level at both ends. */
function curve(x: number, y: number, toX: number, toY: number): string {
  const middle = round((x + toX) / 2)
  return `C${middle} ${round(y)} ${middle} ${round(toY)} ${round(toX)} ${round(toY)}`
}

function round(px: number): number {
  return Math.round(px * 100) / 100
}
