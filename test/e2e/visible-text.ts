import type { Page } from 'playwright-core'

/** What is wrong with the texts of a page, each with its text and its place. */
export interface LayoutReport {
  readonly cut: readonly string[] // by the window or by an ancestor that hides what overflows
  readonly overlapping: readonly string[]
  readonly scrolling: readonly string[] // containers that scroll though they should not
  readonly smallTargets: readonly string[]
  readonly smallTexts: readonly string[] // under `leastTextPx`
  readonly texts: number // looked at
}

interface LayoutRules {
  readonly scrollsByDesign: readonly string[] // selectors
  readonly scrollCues: readonly string[] // selectors of marks that lie over the edge of such a container
  readonly endsInDots: readonly string[] // selectors of texts that may be shortened with …
  readonly leastTextPx: number
  readonly leastTargetPx: number
  readonly partOfLarger: readonly string[] // selectors of targets that lie in a larger one which does the same
}

/**
 * Looks at every visible text and control of the page, or of the dialog that is open over it.
 * The box of a text is that of its ink: without the empty part of the line above the capitals.
 */
export function inspectLayout(page: Page, rules: LayoutRules): Promise<LayoutReport> {
  return page.evaluate(inspect, rules)
}

/** Runs in the page: it may use nothing from outside. */
function inspect({ scrollsByDesign, scrollCues, endsInDots, leastTextPx, leastTargetPx, partOfLarger }: LayoutRules): LayoutReport {
  type Point = readonly [number, number]
  interface Box {
    readonly element: Element
    readonly name: string
    readonly corners: readonly Point[] // clockwise
  }
  const CUT_PX = 1
  const OVERLAP_PX = 2
  const EMPTY_ABOVE_EM = 0.2 // of the line box of Inter, above its capitals
  const root = document.querySelector('dialog[open]') ?? document.body
  const report = { cut: [] as string[], overlapping: [] as string[], smallTargets: [] as string[], smallTexts: [] as string[] }
  const scrolling = new Set<string>()

  const selectorOf = (element: Element): string => {
    const part = element.getAttribute('data-part') ?? element.getAttribute('aria-label')
    const names = [...element.classList].map((name) => `.${name}`).join('')
    const own = element.tagName.toLowerCase() + names + (part ? `[${part}]` : '')
    return names || !element.parentElement ? own : `${selectorOf(element.parentElement)} > ${own}`
  }
  const hiddenFromSight = (element: Element): boolean =>
    getComputedStyle(element).clipPath === 'inset(50%)' || (element.parentElement !== null && hiddenFromSight(element.parentElement))
  const seen = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) &&
    !element.closest('.messages, [role="tooltip"], select, option, input, textarea') &&
    !hiddenFromSight(element)

  const boxes: Box[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const text = node.textContent?.replaceAll('\u200b', '').trim() ?? '' // KaTeX spaces with it
    if (text === '' || !element || !seen(element)) continue
    const name = `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}" ${selectorOf(element)}`
    const sizePx = Number.parseFloat(getComputedStyle(element).fontSize)
    if (sizePx < leastTextPx) report.smallTexts.push(`${name}: ${sizePx} px`)
    const svgText = element.closest<SVGTextElement>('svg text')
    if (svgText) {
      if (boxes.some((box) => box.element === svgText)) continue // another tspan of it
      const matrix = svgText.getScreenCTM()
      const { x, y, width, height } = svgText.getBBox()
      if (!matrix || width === 0) continue
      const top = y + EMPTY_ABOVE_EM * sizePx
      const raw: Point[] = [
        [x, top],
        [x + width, top],
        [x + width, y + height],
        [x, y + height],
      ]
      const corners = raw.map(([px, py]): Point => {
        const at = new DOMPoint(px, py).matrixTransform(matrix)
        return [at.x, at.y]
      })
      boxes.push({ element: svgText, name: `"${svgText.textContent}" ${selectorOf(svgText)}`, corners })
      continue
    }
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const { left, right, top, bottom, width } of range.getClientRects()) {
      const from = top + EMPTY_ABOVE_EM * sizePx
      if (width > 0)
        boxes.push({
          element,
          name,
          corners: [
            [left, from],
            [right, from],
            [right, bottom],
            [left, bottom],
          ],
        })
    }
  }

  const extent = (corners: readonly Point[]) => {
    const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
    return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
  }

  /** Which ancestor cuts the box, '' for none, null where the box is out of sight in a container that scrolls by design. */
  const cutBy = (element: Element, corners: readonly Point[]): string | null => {
    const { left, right, top, bottom } = extent(corners)
    const isOutside = (clip: { left: number; right: number; top: number; bottom: number }, x: boolean, y: boolean) =>
      (x && (left < clip.left - CUT_PX || right > clip.right + CUT_PX)) || (y && (top < clip.top - CUT_PX || bottom > clip.bottom + CUT_PX))
    for (let ancestor: Element | null = element; ancestor && ancestor !== document.documentElement; ancestor = ancestor.parentElement) {
      const style = getComputedStyle(ancestor)
      if (style.display === 'inline') continue
      const [x, y] = [style.overflowX !== 'visible', style.overflowY !== 'visible']
      if (!x && !y) continue
      const box = ancestor.getBoundingClientRect()
      if (!isOutside(box, x, y)) continue
      const scrolls = [style.overflowX, style.overflowY].some((value) => value === 'auto' || value === 'scroll')
      if (!scrolls) return selectorOf(ancestor)
      if (!scrollsByDesign.some((selector) => ancestor.matches(selector)))
        scrolling.add(`${selectorOf(ancestor)} scrolls ${element.textContent}`)
      return null
    }
    return isOutside({ left: 0, top: 0, right: innerWidth, bottom: innerHeight }, true, true) ? 'the window' : ''
  }

  /** By how much two convex boxes overlap: the shortest way out. */
  const depth = (a: readonly Point[], b: readonly Point[]): number => {
    let least = Number.POSITIVE_INFINITY
    for (const corners of [a, b]) {
      for (const k of [0, 1]) {
        const [[x1, y1], [x2, y2]] = [corners[k]!, corners[k + 1]!]
        const length = Math.hypot(x2 - x1, y2 - y1) || 1
        const along = (points: readonly Point[]) => points.map(([x, y]) => (x * (x2 - x1) + y * (y2 - y1)) / length)
        const [p, q] = [along(a), along(b)]
        least = Math.min(least, Math.min(Math.max(...p), Math.max(...q)) - Math.max(Math.min(...p), Math.min(...q)))
      }
    }
    return least
  }

  const isCue = (element: Element) => scrollCues.some((selector) => element.closest(selector) !== null)
  const inSight: Box[] = []
  for (const box of boxes) {
    const by = cutBy(box.element, box.corners)
    if (by === '') inSight.push(box)
    else if (by !== null && !endsInDots.some((selector) => box.element.closest(selector))) report.cut.push(`${box.name} is cut by ${by}`)
  }
  for (const [k, a] of inSight.entries()) {
    for (const b of inSight.slice(k + 1)) {
      if (a.element === b.element || isCue(a.element) !== isCue(b.element)) continue
      const px = depth(a.corners, b.corners)
      if (px > OVERLAP_PX) report.overlapping.push(`${a.name} over ${b.name} by ${px.toFixed(1)} px`)
    }
  }

  for (const control of root.querySelectorAll(
    'button, a[href], input, select, textarea, summary, [role="button"], [role="tab"], [role="slider"]',
  )) {
    if (!control.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || control.closest('.messages')) continue
    const target = hiddenFromSight(control) ? control.closest('label') : control
    if (!target) continue // the file field: its button is the target
    const { left, right, top, bottom, width, height } = target.getBoundingClientRect()
    const name = `${selectorOf(target)} "${(target.textContent || control.getAttribute('aria-label') || '').trim().slice(0, 40)}"`
    const small = width < leastTargetPx || height < leastTargetPx
    if (small && !partOfLarger.some((selector) => target.matches(selector)))
      report.smallTargets.push(`${name}: ${width.toFixed(1)} x ${height.toFixed(1)} px`)
    const by = cutBy(target, [
      [left, top],
      [right, top],
      [right, bottom],
      [left, bottom],
    ])
    if (by) report.cut.push(`${name} (control) is cut by ${by}`)
  }

  for (const element of [document.documentElement, document.body, ...document.querySelectorAll('.app')]) {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element
    if (scrollWidth > clientWidth + CUT_PX || scrollHeight > clientHeight + CUT_PX)
      scrolling.add(`${selectorOf(element)} is ${scrollWidth}x${scrollHeight} in ${clientWidth}x${clientHeight}`)
  }
  return { ...report, scrolling: [...scrolling], texts: boxes.length }
}
