import type { Graph } from '../../expression'

/** What stands in a column: a node, the two numbers of an edge, or the way of a long edge past other nodes. */
export interface Slot {
  readonly kind: 'node' | 'label' | 'lane'
  readonly of: number // node, or edge
  readonly height: number
  readonly before: { readonly slot: Slot; readonly shift: number }[] // what it is tied to at its left; how much lower than its middle
  readonly after: { readonly slot: Slot; readonly shift: number }[] // and at its right
  y: number // middle
}

/** Heights of the boxes and distances of the ports, in px. */
export interface SlotSizes {
  readonly nodeHeight: (node: number) => number
  readonly portShift: (node: number, slot: number) => number // from the middle of the box down to a port
  readonly labelHeight: number
  readonly laneHeight: number
  readonly gap: number
}

const ORDER_SWEEPS = 12
const PLACE_SWEEPS = 60
const STRAIGHT = 6 // how much more a long edge wants to run straight than a node wants to stand in the middle

/** In which layer each node stands: variables first, an operation after the last of its inputs, a number just before its use. */
function layersOf(graph: Graph): readonly number[] {
  const layers = graph.nodes.map(() => 0)
  for (const { index, inputs } of graph.nodes)
    if (inputs.length > 0) layers[index] = 1 + Math.max(...inputs.map((edge) => layers[graph.edges[edge]!.from]!))
  for (const { index, kind, uses } of graph.nodes)
    if (kind === 'number' && uses.length > 0) layers[index] = layers[graph.edges[uses[0]!]!.to]! - 1
  return layers
}

/**
 * Columns from left to right: nodes in the even ones; in the odd ones the numbers of each edge, just before the node it leads to.
 * Ordered to cross little, placed to run straight.
 */
export function columnsOf(graph: Graph, sizes: SlotSizes): readonly (readonly Slot[])[] {
  const layers = layersOf(graph)
  const columns: Slot[][] = Array.from({ length: 2 * layers[graph.result]! + 1 }, () => [])
  const put = (column: number, kind: Slot['kind'], of: number, height: number): Slot => {
    const slot: Slot = { kind, of, height, before: [], after: [], y: 0 }
    columns[column]!.push(slot)
    return slot
  }
  // from the result down its operands, top to bottom: the order of a tree, which crosses nowhere
  const placed = new Map<number, Slot>()
  const visit = (index: number): Slot => {
    const known = placed.get(index)
    if (known) return known
    const target = put(2 * layers[index]!, 'node', index, sizes.nodeHeight(index))
    placed.set(index, target)
    for (const edge of graph.nodes[index]!.inputs) {
      const { from, slot: operand } = graph.edges[edge]!
      const source = visit(from)
      let last = source
      for (let column = 2 * layers[from]! + 1; column < 2 * layers[index]!; column++) {
        const isLabel = column === 2 * layers[index]! - 1
        const slot = put(column, isLabel ? 'label' : 'lane', edge, isLabel ? sizes.labelHeight : sizes.laneHeight)
        tie(last, slot, 0)
        last = slot
      }
      tie(last, target, sizes.portShift(index, operand))
    }
    return target
  }
  visit(graph.result)
  order(columns)
  place(columns, sizes.gap)
  return columns
}

/** The left slot is tied to the right one, `shift` below the middle of that. */
function tie(left: Slot, right: Slot, shift: number): void {
  left.after.push({ slot: right, shift })
  right.before.push({ slot: left, shift: -shift })
}

/** Sweeps by the mean place of the neighbours; the order with the fewest crossings stays (Sugiyama 1981). */
function order(columns: Slot[][]): void {
  let best = columns.map((column) => [...column])
  let fewest = crossings(columns)
  for (let sweep = 0; sweep < ORDER_SWEEPS && fewest > 0; sweep++) {
    const side = sweep % 2 === 0 ? 'before' : 'after'
    for (const column of side === 'before' ? columns : columns.toReversed()) {
      const places = new Map(columns.flatMap((other) => other.map((slot, k) => [slot, k / other.length] as const)))
      const mean = (slot: Slot) => {
        const ties = slot[side]
        if (ties.length === 0) return places.get(slot)!
        return ties.reduce((sum, { slot: other, shift }) => sum + places.get(other)! + shift * 1e-4, 0) / ties.length
      }
      const means = new Map(column.map((slot) => [slot, mean(slot)]))
      column.sort((a, b) => means.get(a)! - means.get(b)!)
    }
    const count = crossings(columns)
    if (count < fewest) {
      fewest = count
      best = columns.map((column) => [...column])
    }
  }
  for (const [k, column] of best.entries()) columns[k] = column
}

/** How many pairs of ties between neighbouring columns cross. */
export function crossings(columns: readonly (readonly Slot[])[]): number {
  let count = 0
  for (const [k, column] of columns.slice(0, -1).entries()) {
    const next = columns[k + 1]!
    const ties = column.flatMap((slot, from) =>
      slot.after.map(({ slot: other, shift }) => ({ from, to: next.indexOf(other) + shift * 1e-4 })),
    )
    for (const [i, a] of ties.entries()) for (const b of ties.slice(i + 1)) if ((a.from - b.from) * (a.to - b.to) < 0) count += 1
  }
  return count
}

/** Moves each slot towards the middle of its neighbours, and keeps those of a column apart. */
function place(columns: readonly (readonly Slot[])[], gap: number): void {
  for (const column of columns)
    spread(
      column,
      column.map(() => 0),
      gap,
    )
  for (let sweep = 0; sweep < PLACE_SWEEPS; sweep++) {
    for (const column of sweep % 2 === 0 ? columns : columns.toReversed()) {
      const wanted = column.map(({ kind, before, after, y }) => {
        const ties = [...before, ...after]
        const weights = ties.map(({ slot }) => (slot.kind === 'node' || kind === 'node' ? 1 : STRAIGHT))
        const weight = weights.reduce((sum, w) => sum + w, 0)
        return weight === 0 ? y : ties.reduce((sum, { slot, shift }, k) => sum + weights[k]! * (slot.y + shift), 0) / weight
      })
      spread(column, wanted, gap)
    }
  }
}

/** The places nearest to those wanted (least squares) at which nothing overlaps: neighbours that push each other move as one block. */
export function spread(column: readonly Slot[], wanted: readonly number[], gap: number): void {
  const offsets: number[] = []
  for (const [k, { height }] of column.entries()) offsets.push(k === 0 ? 0 : offsets[k - 1]! + (column[k - 1]!.height + height) / 2 + gap)
  const blocks: { sum: number; count: number }[] = []
  for (const [k, want] of wanted.entries()) {
    let block = { sum: want - offsets[k]!, count: 1 }
    for (let last = blocks.at(-1); last && last.sum / last.count > block.sum / block.count; last = blocks.at(-1)) {
      blocks.pop()
      block = { sum: last.sum + block.sum, count: last.count + block.count }
    }
    blocks.push(block)
  }
  const starts = blocks.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
  for (const [k, slot] of column.entries()) slot.y = starts[k]! + offsets[k]!
}
