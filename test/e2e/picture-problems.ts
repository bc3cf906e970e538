import type { Page } from 'playwright-core'
import { settled } from './settled'

/** Shares that pictures have at least. */
const LEAST = { edges: 0.395, contours: 6, path: 0.35, covered: 0.05 } // 40 % of edges, rounded; of the way at most that is under a legend
/** Before it the window still closes in on the path. */
const PATH_FROM = 50

/**
 * What the pictures of a page that has settled lack, as lines to read: words on a tile's picture or outside their tile,
 * edges without room, fewer than six contours where the slice is not flat, a path lost in its window or under a legend.
 */
export async function pictureProblems(page: Page): Promise<string[]> {
  await settled(page)
  return page.evaluate(inspect, { ...LEAST, from: PATH_FROM })
}

/** Runs in the page: it may use nothing from outside. */
function inspect(least: typeof LEAST & { readonly from: number }): string[] {
  const found: string[] = []
  for (const tile of document.querySelectorAll<HTMLElement>('.graph-plane[data-pictured] .graph-unit')) {
    const box = tile.getBoundingClientRect()
    const aside = tile.dataset.words === 'right' || tile.dataset.words === 'side'
    const bar = Number.parseFloat(tile.style.getPropertyValue('--bar'))
    for (const word of tile.querySelectorAll<HTMLElement>('.graph-halo')) {
      const { left, right, top, width } = word.getBoundingClientRect()
      if (width === 0 || getComputedStyle(word).clipPath !== 'none') continue
      if (aside ? left < box.left + box.height : top < box.bottom - bar - 0.5) found.push(`${word.textContent} on its picture`)
      if (left < box.left || right > box.right) found.push(`${word.textContent} out of its tile`)
    }
  }
  for (const loss of document.querySelectorAll('.graph-loss')) {
    const box = loss.getBoundingClientRect()
    for (const line of loss.querySelectorAll('.graph-line, .graph-loss-now, b')) {
      const { left, right, top, bottom, width } = line.getBoundingClientRect()
      if (width === 0) continue
      if (left < box.left || right > box.right || top < box.top - 1 || bottom > box.bottom + 1)
        found.push(`${line.textContent} out of the loss`)
    }
  }
  for (const plane of document.querySelectorAll('.graph-plane')) {
    const columns = new Map<string, { left: number; right: number }>()
    for (const unit of plane.querySelectorAll<HTMLElement>('.graph-unit')) {
      const { left, right } = unit.getBoundingClientRect()
      const layer = unit.dataset.part!.split('/')[1]!
      const before = columns.get(layer)
      columns.set(layer, { left: Math.min(left, before?.left ?? left), right: Math.max(right, before?.right ?? right) })
    }
    const sides = [...columns.values()].sort((a, b) => a.left - b.left)
    const gaps = sides.slice(1).map(({ left }, k) => left - sides[k]!.right)
    const share = gaps.reduce((sum, gap) => sum + gap, 0) / plane.getBoundingClientRect().width
    if (share < least.edges) found.push(`edges have ${Math.round(100 * share)} % of the graph`)
  }
  const shown = [...document.querySelectorAll('.landscape-picture')].some((picture) => picture.checkVisibility())
  const evaluation = window.downhill.latestLandscape()
  if (shown && evaluation && evaluation.axes.length === 2) {
    const { losses, levels, domain, axes } = evaluation
    const [low, high] = [losses.reduce((a, b) => Math.min(a, b)), losses.reduce((a, b) => Math.max(a, b))]
    const crossing = levels.filter((level) => level > low && level < high).length
    if (levels.length > 0 && crossing < least.contours) found.push(`${crossing} contours cross the landscape`)
    const isSet = window.downhill.run.getState().document.view.window !== null
    const alone = window.downhill.page.getState().runs.length === 1
    const shares = axes.map((axis, k) => {
      const { values } = window.downhill.trajectoryFor(axis!)
      const [from, to] = domain[k]!
      return (values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b))) / (to - from)
    })
    const path = Math.max(...shares)
    const step = window.downhill.latestFrame()?.position.step ?? 0
    if (alone && !isSet && step >= least.from && path > 0 && path < least.path)
      found.push(`the path takes ${Math.round(100 * path)} % of the landscape`)
    const plot = document.querySelector('.landscape-picture .chart-frame')?.getBoundingClientRect()
    const [xs, ys] = axes.map((axis) => window.downhill.trajectoryFor(axis!).values)
    for (const legend of plot ? document.querySelectorAll('.landscape-legends:not([data-covering]) .landscape-legend:not([hidden])') : []) {
      const { left, right, top, bottom } = legend.getBoundingClientRect()
      const [across, up] = domain as [readonly [number, number], readonly [number, number]]
      const covered = xs!.filter((value, k) => {
        const x = plot!.left + ((value - across[0]) / (across[1] - across[0])) * plot!.width
        const y = plot!.bottom - ((ys![k]! - up[0]) / (up[1] - up[0])) * plot!.height
        return x > left && x < right && y > top && y < bottom
      })
      if (covered.length > least.covered * xs!.length) found.push(`${legend.textContent} covers ${covered.length} steps of the way`)
    }
  }
  return found
}
