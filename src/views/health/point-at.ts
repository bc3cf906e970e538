import type { Pointed } from '../../page/documents/health-repairs'

const SHOWN_MS = 2000

/** Frame the picture that holds what was asked for, for a moment, once it is there: it may be a tab that is only now opened. */
export function pointAt(picture: Pointed, mark: string): void {
  const end = performance.now() + SHOWN_MS
  const look = () => {
    const found = document.querySelector(`[data-run="${mark}"] :is(${OF[picture]})`) ?? document.querySelector(OF[picture])
    if (found) frame(found.closest('.compare-graph, .compare-field, .region') ?? found)
    else if (performance.now() < end) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

const OF: Readonly<Record<Pointed, string>> = {
  graph: '.graph',
  curves: '.curves-read-out',
  output: '.output, .compare-results',
  unit: '.unit',
}

function frame(region: Element): void {
  region.scrollIntoView({ block: 'nearest' })
  const outline = `3px solid ${getComputedStyle(region).getPropertyValue('--focus')}`
  // both ends are the same: it moves for nobody
  region.animate({ outline: [outline, outline], outlineOffset: ['-3px', '-3px'] }, { duration: SHOWN_MS, id: 'pointed' })
}
