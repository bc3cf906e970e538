import type { Lens } from '../../../document/types'
import { type Format, formatNumber } from '../../../ui/number/format-number'
import type { Reading } from '../../../ui/number/Num'
import { paintNumber } from '../../../ui/number/paint-number'
import { ref } from '../../ref'
import { LENSES } from './lens-words'
import { droppedMark, droppedWord, labelReading, lossReading, parameterReading, type Shown, unitReading } from './values'

/** A node that shows a number of the graph: its `data-part`, read once after each render. */
export interface Part {
  readonly node: HTMLElement
  readonly kind: string
  readonly path: readonly number[]
  readonly fit: number // characters of room
}

const MOST_CHARACTERS = 8

/** All parts below a node. */
export function collectParts(root: HTMLElement): Part[] {
  return Array.from(root.querySelectorAll<HTMLElement>('[data-part]'), (node) => {
    const [kind, ...path] = node.dataset.part!.split('/')
    const fit = Number(node.closest<HTMLElement>('[data-fit]')?.dataset.fit ?? MOST_CHARACTERS)
    return { node, kind: kind!, path: path.map(Number), fit }
  })
}

/** Writes every number of the graph, as far as it has room. The tables for screen readers are written only while the run rests. */
export function paintParts(parts: readonly Part[], shown: Shown, lens: Lens): void {
  for (const { node, kind, path, fit } of parts) {
    if (kind === 'unit-word')
      setText(node, shown.walk ? shown.walk.unitWord(lens, path[0]!, path[1]!) || 'not computed yet' : LENSES[lens].unit)
    else if (kind === 'loss-box') setData(node, 'stepped', shown.walk || shown.frame.trace ? 'true' : '')
    else if (kind === 'dropped-word') setText(node, droppedWord(shown, false))
    else if (kind === 'dropped-short') setText(node, droppedWord(shown, true))
    else if (kind === 'fixed') setTitle(node, `bias ${formatNumber(parameterReading(shown, path[0]!).value)}, fixed`)
    else if (kind === 'dropped') {
      setData(node, 'dropped', droppedMark(shown, path[0]!, path[1]!))
      setData(node, 'shows', shown.walk?.unitWord(lens, path[0]!, path[1]!) ?? '')
    } else if (!kind.startsWith('twin-')) paintReading(node, readingOf(kind, path, shown, lens), { fit })
    else if (shown.frame.exact) paintReading(node, readingOf(kind.slice('twin-'.length), path, shown, lens), 4)
    if (kind === 'label') markSign(node, labelReading(shown, lens, path[0]!))
  }
}

function readingOf(kind: string, [first = 0, second = 0]: readonly number[], shown: Shown, lens: Lens): Reading {
  switch (kind) {
    case 'unit':
      return unitReading(shown, lens, first, second)
    case 'error':
      return shown.walk!.unitWord(lens, first, second) === 'node error' ? unitReading(shown, lens, first, second) : NO_READING
    case 'forward':
      return unitReading(shown, 'activations', first, second)
    case 'label':
      return labelReading(shown, lens, first)
    case 'parameter':
      return parameterReading(shown, first)
    case 'target':
      return targetReading(shown, first)
    case 'output':
      return unitReading(shown, 'activations', shown.frame.probe.a.length, 0)
    case 'loss':
      return lossReading(shown, 'sample')
    case 'loss-batch':
      return lossReading(shown, 'batch')
    case 'loss-after':
      return lossReading(shown, 'after')
    default:
      throw new RangeError(`the graph has no part ${kind}`)
  }
}

const NO_READING: Reading = { value: Number.NaN, record: '' }

function markSign(node: HTMLElement, { value }: Reading): void {
  setData(node, 'sign', Number.isNaN(value) ? '' : value < 0 ? 'negative' : 'positive')
}

function paintReading(node: Element, { value, record }: Reading, format: Format): void {
  paintNumber(node, value, record, format)
}

function targetReading({ frame: { probe }, walk }: Shown, output: number): Reading {
  if (walk) return walk.target(output)
  return { value: probe.y[output] ?? Number.NaN, record: ref('probe', probe.step, 'y', probe.row, output) }
}

function setData(node: HTMLElement, key: string, value: string): void {
  if ((node.dataset[key] ?? '') === value) return
  if (value === '') delete node.dataset[key]
  else node.dataset[key] = value
}

function setText(node: HTMLElement, text: string): void {
  if (node.textContent !== text) node.textContent = text
}

function setTitle(node: HTMLElement, title: string): void {
  if (node.title !== title) node.title = title
}
