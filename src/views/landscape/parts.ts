import type { ComponentType } from 'react'
import type { LandscapeLayout } from './layout'
import type { Domain } from './path-geometry'

export interface LayerProps {
  readonly width: number
  readonly height: number
  readonly layout: LandscapeLayout
  readonly domain: Domain
}

/** What a landscape shows beyond the first sight; fetched later. */
export interface LandscapeParts {
  readonly Layer: ComponentType<LayerProps>
  readonly Switches: ComponentType
  readonly Tables: ComponentType<{ readonly names: readonly string[]; readonly height: number }>
}
