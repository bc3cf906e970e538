import type { Lens } from '../../document/types'
import { formatNumber } from '../../ui/format-number'
import { paintNumber } from '../paint-number'
import { fitDigits } from './fit-digits'
import { LENSES } from './lens-words'
import { labelReading, lossReading, parameterReading, type Reading, type Shown, unitReading, wasDropped } from './values'

/** A node that shows a number of the graph, or is named with some: its `data-part`, read once after each render. */
export interface Part {
  readonly node: HTMLElement
  readonly kind: string
  readonly path: readonly number[]
  readonly name: string // without numbers
}

/** All parts below a node. */
export function collectParts(root: HTMLElement): Part[] {
  return Array.from(root.querySelectorAll<HTMLElement>('[data-part]'), (node) => {
    const [kind, ...path] = node.dataset.part!.split('/')
    return { node, kind: kind!, path: path.map(Number), name: node.dataset.name ?? '' }
  })
}

/** The longest number that has room in a box or label, in characters. */
const MOST_CHARACTERS = 8

/** Writes every number of the graph. Names and the tables for screen readers hold numbers only while the run rests. */
export function paintParts(parts: readonly Part[], shown: Shown, lens: Lens): void {
  for (const part of parts) {
    if (part.kind.endsWith('-box')) nameBox(part, shown, lens)
    else if (!part.kind.startsWith('twin-')) paintReading(part.node, readingOf(part.kind, part.path, shown, lens))
    else if (shown.frame.exact) paintTwin(part.node, readingOf(part.kind.slice('twin-'.length), part.path, shown, lens))
    if (part.kind === 'label') markSign(part, shown, lens)
  }
}

function readingOf(kind: string, [first = 0, second = 0]: readonly number[], shown: Shown, lens: Lens): Reading {
  switch (kind) {
    case 'unit':
      return unitReading(shown, lens, first, second)
    case 'label':
      return labelReading(shown, lens, first)
    case 'parameter':
      return parameterReading(shown, first)
    case 'target':
      return targetReading(shown, first)
    case 'loss-before':
      return lossReading(shown, 'before')
    case 'loss-after':
      return lossReading(shown, 'after')
    case 'loss-batch':
      return lossReading(shown, 'batch')
    default:
      throw new RangeError(`the graph has no part ${kind}`)
  }
}

function nameBox({ node, kind, path: [first = 0, second = 0, bias = -1], name }: Part, shown: Shown, lens: Lens): void {
  if (kind === 'unit-box') {
    const dropped = wasDropped(shown, first, second)
    setData(node, 'dropped', dropped ? 'true' : '')
    setName(node, name, shown, [
      spoken(LENSES[lens].unit, unitReading(shown, lens, first, second)),
      bias < 0 ? '' : spoken('bias', parameterReading(shown, bias)),
      dropped ? 'dropped in the last step' : '',
    ])
  } else if (kind === 'label-box') {
    setName(node, name, shown, [spoken(LENSES[lens].parameter, labelReading(shown, lens, first))])
  } else {
    setName(node, name, shown, [
      spoken('before the last update', lossReading(shown, 'before')),
      spoken('after', lossReading(shown, 'after')),
    ])
  }
}

function markSign({ node, path }: Part, shown: Shown, lens: Lens): void {
  const { value } = labelReading(shown, lens, path[0]!)
  setData(node, 'sign', Number.isNaN(value) ? '' : value < 0 ? 'negative' : 'positive')
}

function paintReading(node: Element, { value, record }: Reading): void {
  paintNumber(node, value, record, fitDigits(value, MOST_CHARACTERS))
}

function paintTwin(node: Element, { value, record }: Reading): void {
  paintNumber(node, value, record)
}

function targetReading({ frame: { probe } }: Shown, output: number): Reading {
  return { value: probe.y[output] ?? Number.NaN, record: `probe:${probe.step}/y/${probe.row}/${output}` }
}

function spoken(words: string, { value }: Reading): string {
  return Number.isNaN(value) ? '' : `${words} ${formatNumber(value)}`.trim()
}

/** While the run goes on the name is without numbers: a screen reader could not follow them, and they would be stale. */
function setName(node: Element, name: string, shown: Shown, facts: readonly string[]): void {
  const label = shown.frame.exact ? [name, ...facts.filter((fact) => fact !== '')].join(', ') : name
  if (node.getAttribute('aria-label') !== label) node.setAttribute('aria-label', label)
}

function setData(node: HTMLElement, key: string, value: string): void {
  if ((node.dataset[key] ?? '') === value) return
  if (value === '') delete node.dataset[key]
  else node.dataset[key] = value
}
