import { memo } from 'react'
import type { CheckEvaluation } from '../../trainer/protocol'
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
      <g className="check-axes">
        {curve.yTicks.map(({ at, text }) => (
          <g key={at}>
            <line className="check-grid" x1={plot.x} y1={at} x2={right} y2={at} />
            <text x={plot.x - 6} y={at + textPx * 0.35} textAnchor="end">
              {text}
            </text>
          </g>
        ))}
        {curve.xTicks.map(({ at, text }) => (
          <g key={at}>
            <line x1={at} y1={bottom} x2={at} y2={bottom + 4} />
            <text x={at} y={bottom + 5 + textPx} textAnchor={at > right - textPx ? 'end' : 'middle'}>
              {text}
            </text>
          </g>
        ))}
        <line x1={plot.x} y1={bottom} x2={right} y2={bottom} />
        <text x={textPx / 2} y={textPx}>
          relative error
        </text>
        <text x={plot.x + plot.width / 2} y={nameY} textAnchor="middle">
          h
        </text>
      </g>
      {sides.roundOff && (
        <text className="check-side" x={plot.x} y={nameY}>
          round-off: h too small
        </text>
      )}
      {sides.truncation && (
        <text className="check-side" x={right} y={nameY} textAnchor="end">
          truncation: h too large
        </text>
      )}
      {curve.kinkFrom !== null && (
        <g>
          <rect className="check-kink" x={curve.kinkFrom} y={plot.y} width={right - curve.kinkFrom} height={plot.height} />
          <text className="check-side" x={right - 4} y={bottom - textPx / 2} textAnchor="end">
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
