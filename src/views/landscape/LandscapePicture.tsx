import type { HTMLAttributes, ReactNode } from 'react'
import type { LandscapeLayout } from './layout'
import type { useLandscapeNodes } from './nodes'

interface LandscapePictureProps {
  readonly nodes: ReturnType<typeof useLandscapeNodes>
  readonly layout: LandscapeLayout
  readonly width: number
  readonly hidden: boolean
  readonly label: string
  readonly handlers: HTMLAttributes<HTMLElement>
  readonly axes: ReactNode
  readonly levels?: ReactNode // numbers of the contours
  readonly children?: ReactNode // over the field, under the path
}

/** What is painted in layers: the field or the curve, its axes and its lowest point, the path, and the cross of the read-out. */
export function LandscapePicture({ nodes, layout, width, hidden, label, handlers, axes, levels, children }: LandscapePictureProps) {
  const size = { width, height: layout.pictureHeight }
  return (
    <div
      className="picture landscape-picture"
      hidden={hidden}
      style={{ height: layout.pictureHeight }}
      role="application"
      aria-label={label}
      tabIndex={0}
      {...handlers}
    >
      <canvas ref={nodes.field} style={size} />
      <svg ref={nodes.marks} {...size} aria-hidden="true">
        {axes}
        <g className="landscape-lowest" data-hidden="true">
          <path />
        </g>
        {levels}
      </svg>
      {children}
      <canvas ref={nodes.path} style={size} />
      <svg ref={nodes.cross} className="landscape-cross" data-hidden="true" {...size} aria-hidden="true">
        <line />
        <line />
      </svg>
      <p ref={nodes.empty} className="view-empty">
        computing the loss…
      </p>
      <p ref={nodes.flat} className="view-empty" hidden>
        <strong className="landscape-flat">flat here</strong>
      </p>
    </div>
  )
}
