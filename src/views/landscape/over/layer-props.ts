import type { LandscapeLayout } from '../layout'

export interface LayerProps {
  readonly width: number
  readonly height: number
  readonly layout: LandscapeLayout
}

/** The switch is one for both runs of a comparison. */
export interface RunLayerProps extends LayerProps {
  readonly samples: boolean // the gradients of the samples are shown
}
