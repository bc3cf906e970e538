import type { Change } from '../../document/types'
import { axisTicks } from '../../ui/chart/axis'
import { type Chart, xOfPlace, xOfStep, yOfValue } from './draw'
import { type FlagGroup, flagGroups } from './flags'
import type { Series } from './series'

const SVG = 'http://www.w3.org/2000/svg'
const TICK_PX = 4
const MOST_TICKS = 6
const painted = new WeakMap<Element, string>()

/** The changes of one run, with their words. */
export interface Flagged {
  readonly side: Series['side']
  readonly changes: readonly Change[]
  readonly sentences: readonly string[]
}

/**
 * Writes grid lines, ticks and the flags of changes into a group, only where they differ from what is there:
 * the axes of a growing curve change at doublings, not at frames.
 */
export function paintAxes(group: SVGGElement, chart: Chart, flagged: readonly Flagged[], textPx: number): void {
  const { plot, x, y, places } = chart
  const steps = flagged.map(({ changes }) => changes.map((change) => change.step))
  const key = JSON.stringify([plot, x, y, places.unit, steps, textPx])
  if (painted.get(group) === key) return
  painted.set(group, key)
  const bottom = plot.y + plot.height
  const right = plot.x + plot.width
  const parts: SVGElement[] = []
  for (const { value, text } of axisTicks(y, Math.max(2, Math.min(MOST_TICKS, Math.floor(plot.height / (textPx * 2.2)))))) {
    const py = yOfValue(chart, value)
    parts.push(line('curves-grid', plot.x, py, right, py))
    parts.push(label(text, plot.x - TICK_PX - 2, py + textPx * 0.35, 'end'))
  }
  for (const { value, text } of axisTicks(x, Math.max(2, Math.floor(plot.width / (textPx * 5))))) {
    const px = xOfPlace(chart, value)
    parts.push(line('curves-tick', px, bottom, px, bottom + TICK_PX))
    parts.push(label(text, px, bottom + TICK_PX + textPx * 1.05, 'middle'))
  }
  parts.push(line('curves-base', plot.x, bottom, right, bottom))
  parts.push(label(places.unit, right + textPx * 2.1, bottom + TICK_PX + textPx * 1.05, 'start'))
  for (const one of flagged) {
    for (const { x, count } of chartFlags(chart, one, textPx)) parts.push(...flag(x, plot.y, bottom, textPx, count, one.side))
  }
  group.replaceChildren(...parts)
}

/** The flags of a chart; those that would overlap, with the count of their changes, are one. */
export function chartFlags(chart: Chart, { side, changes }: Flagged, textPx: number): FlagGroup[] {
  return flagGroups(changes, (step) => xOfStep(chart, step, side), textPx * 1.8)
}

function flag(x: number, top: number, bottom: number, textPx: number, count: number, side: Series['side']): SVGElement[] {
  const size = textPx * 0.65
  const cloth = document.createElementNS(SVG, 'path')
  cloth.setAttribute('class', 'curves-flag')
  cloth.setAttribute('data-run', side)
  cloth.setAttribute('d', `M${x.toFixed(1)},${top}l${size},${size / 2}l${-size},${size / 2}z`)
  const parts = [line('curves-pole', x, top, x, bottom), cloth]
  return count > 1 ? [...parts, label(String(count), x + size * 1.1, top + textPx * 0.7, 'start')] : parts
}

function line(name: string, x1: number, y1: number, x2: number, y2: number): SVGElement {
  const node = document.createElementNS(SVG, 'line')
  node.setAttribute('class', name)
  for (const [key, value] of Object.entries({ x1, y1, x2, y2 })) node.setAttribute(key, value.toFixed(1))
  return node
}

function label(text: string, x: number, y: number, anchor: 'start' | 'middle' | 'end'): SVGElement {
  const node = document.createElementNS(SVG, 'text')
  node.textContent = text
  node.setAttribute('x', x.toFixed(1))
  node.setAttribute('y', y.toFixed(1))
  node.setAttribute('text-anchor', anchor)
  return node
}
