import { latestLandscape } from '../../page'
import { paintAxes } from '../../ui/chart/paint-axes'
import { type LandscapeLayout, plotMarks } from './layout'
import type { Domain } from './path-geometry'

/** The window of the picture over these parameters; null without a picture. It moves with the path: read it whenever you paint. */
export function windowOver([first, second]: readonly [number, number]): Domain | null {
  const evaluation = latestLandscape()
  return evaluation?.axes[0] === first && evaluation.axes[1] === second ? evaluation.domain : null
}

/** The frame and the ticks of a window; nothing without one. */
export function paintWindow(group: SVGGElement, { plot, textPx }: LandscapeLayout, domain: Domain | null): void {
  if (!domain) {
    group.replaceChildren()
    return
  }
  const [across, up] = [plotMarks(plot, domain[0], 'x', textPx), plotMarks(plot, domain[1], 'y', textPx)]
  paintAxes(group, { plot, textPx, across, up, look: 'frame', lowest: plot.y + plot.height })
}
