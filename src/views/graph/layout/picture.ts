import type { Rect } from '../../../ui/chart/rect'
import { planeAspect } from '../../output/domain'
import type { BoxStyle, WordsPlace } from './columns'
import type { Curve } from './curve'

/** Where the loss is: at the right of the outputs, under the only one, or a flat strip under the whole network. */
export type LossPlace = 'right' | 'below' | 'strip'

export interface UnitBox {
  readonly layer: number // 0 is the inputs
  readonly unit: number
  readonly rect: Rect
  readonly style: BoxStyle
  readonly words: WordsPlace
  readonly bar: number // px below the picture for name and number
  readonly characters: number // room for a number
}

/** The part of a unit's box that its picture takes. */
export function pictureOf({ rect, words, bar }: UnitBox): Rect {
  return words === 'right' || words === 'side' || words === 'named'
    ? { ...rect, width: rect.height }
    : { ...rect, height: rect.height - bar }
}

/** As much as a picture may be drawn out to fill its place; square data stay square. */
const DRAWN_OUT = 1.4

/** Where a picture of the inputs goes: it fills its place, or lies in its middle with both axes to one scale, as in the output. */
export function planeIn(place: Rect, domain: readonly (readonly [number, number])[]): Rect {
  const [across, up] = domain
  const aspect = (across && up && planeAspect('field', [across, up])) ?? null
  if (aspect === null) return place
  const width = Math.min(place.width, place.height * aspect)
  const height = Math.min(place.height, place.width / aspect)
  if (place.width * place.height <= DRAWN_OUT * width * height) return place
  return { x: place.x + (place.width - width) / 2, y: place.y + (place.height - height) / 2, width, height }
}

export interface BundleBox {
  readonly layer: number
  readonly count: number // units it stands for
  readonly rect: Rect
}

/** From the right of one box to the left of another. */
export interface Edge extends Curve {
  readonly index: number // flat parameter index
  readonly layer: number // weight layer
  readonly from: number
  readonly to: number
}

/** The strongest of many weights stands for all of them: those between a bundle and what is on the other side. */
export interface BundleEdge extends Curve {
  readonly layer: number
  readonly from: number | null // null: any bundled unit
  readonly to: number | null
}

export interface ParameterLabel {
  readonly index: number
  readonly kind: 'weight' | 'bias'
  readonly rect: Rect
  readonly listed: boolean // in the list before its unit, where numbers share a right edge
  readonly characters: number // room for its number
}

/** A straight line. */
export interface Segment {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

/** Everything in px of the plane, which may be wider than the stage: then it pans. */
export interface GraphLayout {
  readonly width: number
  readonly height: number
  readonly scale: number // 1 for 12 px text
  readonly named: boolean // labels have room for the names of weights and biases
  readonly gaps: readonly number[] // px between the columns of units
  readonly units: readonly UnitBox[]
  readonly bundles: readonly BundleBox[]
  readonly edges: readonly Edge[]
  readonly bundleEdges: readonly BundleEdge[]
  readonly labels: readonly ParameterLabel[] // numbers on edges, biases in lists and below boxes
  readonly loss: Rect
  readonly lossPlace: LossPlace
  readonly lossEdges: readonly Segment[]
}
