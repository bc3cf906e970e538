import type { Rect } from './rect'
import type { Mark } from './ticks'

export interface AxesSpec {
  readonly plot: Rect
  readonly textPx: number
  readonly across: readonly Mark[] // along the bottom
  readonly up: readonly Mark[] // along the left side
  readonly look: 'grid' | 'frame' // lines across the plot on a base line, or a frame with short marks
  readonly lowest?: number // base line that no text at the side goes below
}

const SVG = 'http://www.w3.org/2000/svg'
const TICK_PX = 4

/** Writes the axes of a plot into a group. */
export function paintAxes(group: SVGGElement, { plot, textPx, across, up, look, lowest = Number.POSITIVE_INFINITY }: AxesSpec): void {
  const bottom = plot.y + plot.height
  const right = plot.x + plot.width
  const frame = look === 'frame' ? svgNode('rect', { class: 'chart-frame', ...plot }) : svgLine('', plot.x, bottom, right, bottom)
  const ofUp = up.flatMap(({ at, text }) => [
    look === 'frame' ? svgLine('', plot.x - TICK_PX, at, plot.x, at) : svgLine('chart-grid', plot.x, at, right, at),
    svgText(text, plot.x - TICK_PX - 2, Math.min(at + textPx * 0.35, lowest), 'end'),
  ])
  const ofAcross = across.flatMap(({ at, text, anchor }) => [
    svgLine('', at, bottom, at, bottom + TICK_PX),
    svgText(text, at, labelY(plot, textPx), anchor ?? 'middle'),
  ])
  group.replaceChildren(...ofUp, ...ofAcross, frame)
}

/** Base line of the texts below a plot. */
export function labelY({ y, height }: Rect, textPx: number): number {
  return y + height + TICK_PX + textPx
}

export function svgLine(name: string, x1: number, y1: number, x2: number, y2: number): SVGElement {
  return svgNode('line', { ...(name && { class: name }), x1, y1, x2, y2 })
}

export function svgText(text: string, x: number, y: number, anchor: 'start' | 'middle' | 'end'): SVGElement {
  const node = svgNode('text', { x, y, 'text-anchor': anchor })
  node.textContent = text
  return node
}

/** An element with attributes; numbers are px, written with one decimal. */
export function svgNode(tag: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const node = document.createElementNS(SVG, tag) as SVGElement
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, typeof value === 'number' ? value.toFixed(1) : value)
  return node
}
