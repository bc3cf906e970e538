import type { Dataset } from '../../../data/dataset'
import { INK } from '../../../data/digits/image'
import type { Lens, Selection } from '../../../document/types'
import { classOf } from '../../../engine/network/classes'
import { denseBackward } from '../../../engine/network/dense'
import type { Network } from '../../../engine/network/network'
import { steadyScale } from '../../../ui/chart/steady-scale'
import { formatNumber } from '../../../ui/number/format-number'
import { type Shown, secondMarks, shownWeights, unitReading } from '../../graph/paint/values'
import { fillInk, fillSigned, paintImage, reachOf, type SignedColors } from '../paint-image'

/** What of the network is painted, and in which colours. */
export interface ImagesScene {
  readonly network: Network
  readonly dataset: Dataset
  readonly lens: Lens
  readonly selection: Selection
  readonly drawing: 'none' | 'unlabelled' | 'labelled' // in place of the sample
  readonly signed: SignedColors
  readonly ink: Uint32Array
}

/** Scales of a run's pictures: each grows as soon as it must and shrinks only far below, so that it seldom jumps. */
export interface ImageScales {
  readonly run: number
  readonly tiles: Partial<Record<'weights' | 'gradients' | 'updates', number>>
  second: { readonly of: string; readonly scale: number } | null
}

export const noScales = (run: number): ImageScales => ({ run, tiles: {}, second: null })

/** What the tiles of the units show under a lens. */
export const tilesOf = (lens: Lens) => (lens === 'gradients' || lens === 'updates' ? lens : 'weights')

/** What the second picture shows: which pixels would change the loss, or what the selected unit makes of each pixel. */
export function secondOf(lens: Lens, selection: Selection): 'gradient' | 'products' | 'nothing' {
  if (lens === 'nodeErrors' || lens === 'gradients') return 'gradient'
  return selection.kind === 'unit' && selection.layer === 1 ? 'products' : 'nothing'
}

/** Paints every picture below a node that says what it is of: `image`, `second`, or `unit/<unit>`. */
export function drawImages(root: HTMLElement, scene: ImagesScene, shown: Shown, scales: ImageScales): void {
  const { network, lens, signed } = scene
  const [first] = network.layers
  const kind = tilesOf(lens)
  const values = kind === 'weights' ? shownWeights(shown) : secondMarks(shown, lens)
  const scale = values && steadyScale(scales.tiles[kind] ?? null, reachOf(values, first!.W, first!.b - first!.W))
  if (scale !== null) scales.tiles[kind] = scale
  const image = shownImage(scene, shown)
  for (const canvas of root.querySelectorAll<HTMLCanvasElement>('[data-picture]')) {
    const [name, unit] = canvas.dataset.picture!.split('/')
    if (name === 'image') paintImage(canvas, image && ((pixels) => fillInk(pixels, image.values, image.from, image.full, scene.ink)))
    else if (name === 'second') drawSecond(canvas, scene, shown, scales, image)
    else if (values && scale !== null) {
      const from = first!.W + Number(unit) * first!.in
      paintImage(canvas, Number.isNaN(values[from]) ? null : (pixels) => fillSigned(pixels, values, from, scale, signed))
    } else paintImage(canvas, null)
  }
  const said = root.querySelector('[data-scale]')
  if (said) setText(said, scale === null ? '' : `±${formatNumber(scale, 1)}`)
}

interface ImageValues {
  readonly values: ArrayLike<number>
  readonly from: number
  readonly full: number
}

/** The sample that is shown: of the probe, or of the step that is walked through. */
function shownImage({ dataset }: ImagesScene, { frame, walk }: Shown): ImageValues | null {
  if (!walk || walk.row === frame.probe.row) return { values: frame.probe.x, from: 0, full: 1 }
  return { values: dataset.X.values, from: walk.row * dataset.X.columns, full: INK }
}

function drawSecond(canvas: HTMLCanvasElement, scene: ImagesScene, shown: Shown, scales: ImageScales, image: ImageValues | null): void {
  const what = secondOf(scene.lens, scene.selection)
  const values = what === 'gradient' ? inputGradient(scene, shown) : what === 'products' && image ? products(scene, shown, image) : null
  if (!values) {
    paintImage(canvas, null)
    return
  }
  const scale = steadyScale(scales.second?.of === what ? scales.second.scale : null, reachOf(values, 0, values.length))
  scales.second = { of: what, scale }
  paintImage(canvas, (pixels) => fillSigned(pixels, values, 0, scale, scene.signed))
}

/** dL/dx = W[1]ᵀ delta[1] of the shown sample, with the node errors and the weights that are shown; null where not all are known. */
export function inputGradient({ network, lens }: Pick<ImagesScene, 'network' | 'lens'>, shown: Shown): Float64Array | null {
  const [first] = network.layers
  const delta = Float64Array.from({ length: first!.out }, (_, unit) => unitReading(shown, lens, 1, unit).value)
  if (delta.some(Number.isNaN) || (shown.walk && shown.walk.unitWord(lens, 1, 0) !== 'node error')) return null
  const traced = !shown.walk && shown.place >= 0 && (lens === 'gradients' || shown.moment !== 'after')
  const weights = traced ? shown.frame.trace!.before : shownWeights(shown)
  const gradient = new Float64Array(first!.in)
  denseBackward(weights, first!.W, first!.in, first!.out, delta, gradient, 1)
  return gradient
}

/** w · x of each pixel for the selected unit: with its bias they make its sum. */
function products({ network, selection }: ImagesScene, shown: Shown, { values, from, full }: ImageValues): Float64Array | null {
  if (selection.kind !== 'unit') return null
  const [first] = network.layers
  const weights = shownWeights(shown)
  const start = first!.W + selection.unit * first!.in
  return Float64Array.from({ length: first!.in }, (_, k) => weights[start + k]! * (values[from + k]! / full))
}

/** The outputs as bars, with the marks of the answer and of the target, and the words that say so. */
export function drawOutputs(
  root: HTMLElement,
  { network, dataset, lens, drawing }: ImagesScene,
  shown: Shown,
  scales: Map<Lens, number>,
): void {
  const last = network.layers.length
  const { probe } = shown.frame
  const outputs = Float64Array.from({ length: probe.y.length }, (_, unit) => unitReading(shown, 'activations', last, unit).value)
  const known = !outputs.some(Number.isNaN) && (!shown.walk || shown.walk.unitWord('activations', last, 0) === 'activation')
  const targets = shown.walk ? outputs.map((_, unit) => shown.walk!.target(unit).value) : probe.y
  const answer = known ? classOf(outputs, 0, outputs.length) : -1
  const unlabelled = drawing === 'unlabelled' && !shown.walk
  const target = unlabelled || targets.some(Number.isNaN) ? -1 : classOf(targets, 0, targets.length)
  const signed = lens !== 'activations' && lens !== 'updates'
  const values = outputs.map((_, unit) => unitReading(shown, lens, last, unit).value)
  const most = values.reduce((top, value) => Math.max(top, Math.abs(value) || 0), 0)
  const scale = signed ? steadyScale(scales.get(lens) ?? null, most) : Math.max(1, most)
  scales.set(lens, scale)
  for (const [unit, row] of root.querySelectorAll<HTMLElement>('.digits-output').entries()) {
    const share = Math.max(-1, Math.min(1, values[unit]! / scale)) || 0
    row.style.setProperty('--from', signed ? `${50 + Math.min(0, share) * 50}%` : '0%')
    row.style.setProperty('--long', `${Math.abs(share) * (signed ? 50 : 100)}%`)
    row.dataset.bar = signed ? (share < 0 ? 'negative' : 'positive') : 'plain'
    row.toggleAttribute('data-answer', unit === answer)
    row.toggleAttribute('data-target', unit === target)
  }
  const said = root.querySelector('[data-said]')
  if (said) setText(said, saidOf(dataset, target, answer))
}

/** What is drawn, its label, and the answer. */
function saidOf({ classNames }: Dataset, target: number, answer: number): string {
  const label = target < 0 ? '' : `label\u00a0${classNames[target]}`
  if (answer < 0) return label
  const verdict = target < 0 ? '' : target === answer ? '\u00a0✓' : '\u00a0✗'
  return `${label}${label && ' · '}answer\u00a0${classNames[answer]}${verdict}`
}

function setText(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text
}
