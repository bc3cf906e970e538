import type { Network } from '../../../engine'
import { isPlain } from '../../../engine/step/optimizers'
import { type GradientNoise, gradientNoise } from '../../../explain/signals/gradient-noise'
import { isPenalised, twoSteps } from '../../../explain/signals/update-parts'
import { firstRun, type Run } from '../../../page'
import type { Frame } from '../../../trainer/protocol'
import { toX, toY } from '../../../ui/chart/axis'
import { clipTo } from '../../../ui/chart/lines'
import type { ThemeColors } from '../../theme-colors'
import { arrowTip, paintArrow, sharedTimes, updateLook } from '../draw-path'
import type { LandscapeLayout } from '../layout'
import { type Domain, MOST_TIMES, magnification } from '../path-geometry'

export type ArrowKind = 'sample' | 'mean' | 'gradient' | 'carried' | 'update'

/** An arrow in px within the picture. */
export interface Arrow {
  readonly kind: ArrowKind
  readonly fromX: number
  readonly fromY: number
  readonly x: number
  readonly y: number
}

/** What the next step is made of, at the current point. */
export interface StepArrows {
  readonly arrows: readonly Arrow[] // in the order of painting
  readonly times: number // how many times their length they are drawn
  readonly visible: boolean // large enough to be seen
  readonly noise: GradientNoise | null
  readonly meanIsUpdate: boolean // nothing but the mean of the gradients makes the update
}

/** Least length of an average arrow of a sample, in sizes of the text. */
const LEAST_SAMPLE = 3

/**
 * The arrows of the next step: the gradients of the samples around their mean where `samples` are wanted; with a velocity what the
 * gradient does and what is carried on, head to tail. Null when there is neither, as while a run plays. Drawn `wanted` times their
 * length; if omitted, as many times as make them visible.
 */
export function stepArrows(
  { next, parameters }: Frame,
  network: Network,
  axes: readonly [number, number],
  domain: Domain,
  layout: LandscapeLayout,
  samples: boolean,
  wanted: number | null = null,
): StepArrows | null {
  const noise = samples && next ? gradientNoise(network, next, axes) : null
  const two = next && twoSteps(next, axes)
  if (!next || (!noise && !two)) return null
  const { plot, textPx } = layout
  const px = (dx: number, dy: number): readonly [number, number] => [
    (dx / (domain[0][1] - domain[0][0])) * plot.width,
    (-dy / (domain[1][1] - domain[1][0])) * plot.height,
  ]
  const seen = () =>
    noise
      ? magnification(meanPx(noise, px), textPx * LEAST_SAMPLE, MOST_TIMES)
      : arrowTip({ next, parameters }, axes, domain, layout)?.times
  const found = wanted ?? seen() ?? null
  const any = noise ? meanPx(noise, px) > 0 : axes.some((axis) => next.update[axis] !== 0)
  if (found === null && any) return null // too small
  const times = found ?? 1
  const start = [toX(plot, domain[0], parameters[axes[0]]!), toY(plot, domain[1], parameters[axes[1]]!)] as const
  const arrow = (kind: ArrowKind, [fromX, fromY]: readonly [number, number], dx: number, dy: number): Arrow => {
    const [x, y] = px(dx, dy)
    return { kind, fromX, fromY, x: fromX + times * x, y: fromY + times * y }
  }
  const update = arrow('update', start, next.update[axes[0]]!, next.update[axes[1]]!)
  const arrows: Arrow[] = []
  const plain = !isPenalised(next)
  const meanIsUpdate = isPlain(next.optimizer) && plain
  if (noise) {
    for (let s = 0; s < noise.shown; s++) arrows.push(arrow('sample', start, noise.steps[2 * s]!, noise.steps[2 * s + 1]!))
    if (!meanIsUpdate && !(two && plain)) arrows.push(arrow('mean', start, ...noise.mean))
    if (!two) arrows.push(update)
  }
  if (two) {
    const gradient = arrow('gradient', start, ...two.gradient)
    const carried = { kind: 'carried', fromX: gradient.x, fromY: gradient.y, x: update.x, y: update.y } as const
    arrows.push(gradient, carried, update)
  }
  return { arrows: arrows.filter(({ x, y }) => Number.isFinite(x + y)), times, visible: found !== null, noise, meanIsUpdate }
}

/** How many times their length the arrows of runs of one shape are drawn, so that they can be compared; null without any. */
export function timesOfRuns(
  runs: readonly Run[],
  axes: readonly [number, number],
  domain: Domain,
  layout: LandscapeLayout,
  samples: boolean,
): number | null {
  const frames = runs.flatMap(({ frames }) => frames.latest() ?? [])
  const times = frames.flatMap((frame) => {
    const { network } = firstRun.state.getState()
    const arrows = network && samples ? stepArrows(frame, network, axes, domain, layout, samples) : null
    return arrows?.visible ? arrows.times : []
  })
  return times.length > 0 ? Math.min(...times) : sharedTimes(frames, axes, domain, layout)
}

/** Length in px of an average sample's arrow. */
function meanPx({ steps, shown }: GradientNoise, px: (dx: number, dy: number) => readonly [number, number]): number {
  let sum = 0
  for (let s = 0; s < shown; s++) sum += Math.hypot(...px(steps[2 * s]!, steps[2 * s + 1]!))
  return sum / shown
}

/** Widths in strokes, sizes of the heads in strokes. */
const LOOKS: Readonly<Record<ArrowKind, { readonly width: number; readonly head: number; readonly halo: boolean }>> = {
  sample: { width: 0.7, head: 2.5, halo: false },
  mean: { width: 1.8, head: 5, halo: true },
  gradient: { width: 1.4, head: 4, halo: true },
  carried: { width: 1.4, head: 4, halo: true },
  update: { width: 1.8, head: 5, halo: true },
}

function colorOfPart(kind: ArrowKind, colors: ThemeColors): string {
  return kind === 'carried' ? colors.ink : colors.backward
}

/** Paints the arrows of a run within the plot. */
export function paintStepArrows(
  context: CanvasRenderingContext2D,
  { arrows }: StepArrows,
  layout: LandscapeLayout,
  colors: ThemeColors,
  mark: Run['mark'],
): void {
  const ofUpdate = updateLook(mark, colors)
  const { plot } = layout
  context.save()
  clipTo(context, plot)
  for (const arrow of arrows) {
    const { width, head, halo } = LOOKS[arrow.kind]
    paintArrow(context, arrow, {
      ...ofUpdate,
      ...(arrow.kind !== 'update' && { color: colorOfPart(arrow.kind, colors) }),
      halo: halo ? colors.panel : null,
      width: width * colors.stroke,
      head: head * colors.stroke,
    })
  }
  context.restore()
}
