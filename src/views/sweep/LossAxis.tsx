import type { ReactNode } from 'react'
import { Axes } from '../../ui/chart/Axes'
import type { Mark } from '../../ui/chart/ticks'
import type { LossScale, SweepLayout } from './layout'

interface LossAxesProps {
  readonly layout: SweepLayout
  readonly scale: LossScale
  readonly across?: readonly Mark[]
  readonly children?: ReactNode
}

/** The axis of losses and the line at the bottom. */
export function LossAxes({ layout: { plot, textPx }, scale, across = [], children }: LossAxesProps) {
  return (
    <Axes {...{ plot, textPx, across }} up={scale.marks} look="grid">
      <text x={4} y={textPx * 0.9}>
        loss
      </text>
      {children}
    </Axes>
  )
}

/** A cross for a run that has no loss to show. */
export function Cross({ x, y }: { readonly x: number; readonly y: number }) {
  return <path className="sweep-cross" d={`M${x - 4},${y - 4}l8,8m0,-8l-8,8`} />
}

/** What the run on the page has. */
export function Now({ x, bottom }: { readonly x: number; readonly bottom: number }) {
  return <path className="sweep-now" d={`M${x},${bottom - 8}l-5,8h10z`} />
}
