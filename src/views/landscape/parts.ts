import type { ComponentType } from 'react'
import type { LandscapeLayout } from './layout'
import type { Domain } from './path-geometry'

export interface LayerProps {
  readonly width: number
  readonly height: number
  readonly layout: LandscapeLayout
  readonly domain: Domain
}

/** The switch is one for both runs of a comparison. */
export interface RunLayerProps extends LayerProps {
  readonly samples: boolean // the gradients of the samples are shown
}

/** What a landscape shows beyond the first sight; fetched later. */
export interface LandscapeParts {
  readonly Layer: ComponentType<LayerProps>
  readonly Switches: ComponentType
  readonly Tables: ComponentType<{ readonly names: readonly string[]; readonly height: number }>
}
