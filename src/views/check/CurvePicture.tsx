import { memo } from 'react'
import type { CheckEvaluation } from '../../trainer/protocol'
import { Axes } from '../../ui/chart/Axes'
import { type CheckLayout, errorCurve } from './layout'
import { sidesOf } from './verdict'

interface CurvePictureProps {
  readonly check: CheckEvaluation
  readonly layout: CheckLayout
}

/** The relative error over h: round-off falls as h grows, truncation rises. It changes with the check, not with the chosen h. */
export const CurvePicture = memo(function CurvePicture({ check, layout }: CurvePictureProps) {
  const { plot, textPx } = layout
  const curve = errorCurve(check, layout)
  const sides = sidesOf(check)
  const bottom = plot.y + plot.height
  const right = plot.x + plot.width
  const nameY = bottom + 5 + 2.3 * textPx
  return (
    <>
      <Axes {...{ plot, textPx }} across={curve.across} up={curve.up} look="grid">
        <text x={textPx / 2} y={textPx}>
          relative error
        </text>
        <text x={plot.x + plot.width / 2} y={nameY} textAnchor="middle">
          h
        </text>
      </Axes>
      {sides.roundOff && (
        <text className="chart-words" x={plot.x} y={nameY}>
          round-off: h too small
        </text>
      )}
      {sides.truncation && (
        <text className="chart-words" x={right} y={nameY} textAnchor="end">
          truncation: h too large
        </text>
      )}
      {curve.kinkFrom !== null && (
        <g>
          <rect className="check-kink" x={curve.kinkFrom} y={plot.y} width={right - curve.kinkFrom} height={plot.height} />
          <text className="chart-words" x={right - 4} y={bottom - textPx / 2} textAnchor="end">
            a kink lies within h
          </text>
        </g>
      )}
      <path className="check-curve" d={curve.path} />
      {curve.points.map(({ k, x, y, kink }) => (
        <circle key={k} className="check-point" data-kink={kink || undefined} cx={x} cy={y} r={kink ? 3 : 2} />
      ))}
    </>
  )
})
