import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { type AxesSpec, paintAxes } from './paint-axes'

/** The axes of a plot, with names or whatever else is written beside them. */
export function Axes({ children, ...spec }: AxesSpec & { readonly children?: ReactNode }) {
  const group = useRef<SVGGElement>(null)
  useLayoutEffect(() => paintAxes(group.current!, spec))
  return (
    <g className="chart-axes">
      <g ref={group} />
      {children}
    </g>
  )
}
