import { type RefObject, useLayoutEffect, useRef } from 'react'

const STEP_PX = 2

/**
 * Gives a formula the largest text, from the sheet's own size for it on down, at which nothing of it is cut: down to the size of results
 * to be seen without scrolling, down to that of words to fit into the width. `of` are what it is of.
 */
export function useFit(...of: readonly unknown[]): RefObject<HTMLElement | null> {
  const node = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const lines = node.current
    const sheet = lines?.closest<HTMLElement>('.view-sheet')
    if (!lines || !sheet) return
    let [width, height] = [0, 0]
    const px = (name: string) => {
      const root = getComputedStyle(document.documentElement)
      return Number.parseFloat(root.getPropertyValue(name)) * Number.parseFloat(root.fontSize)
    }
    const shrink = (from: number) => {
      const [words, results] = [px('--text-m'), px('--text-l')]
      for (let size = from; ; size -= STEP_PX) {
        lines.style.fontSize = `${size}px`
        if (size - STEP_PX < words || !(isTooWide(lines) || (size > results && isTooTall(lines, sheet)))) return
      }
    }
    const fit = () => {
      ;[width, height] = [sheet.offsetWidth, sheet.offsetHeight]
      shrink(px('--text-formula'))
    }
    fit()
    const observer = new ResizeObserver(() => {
      if (sheet.offsetWidth !== width || sheet.offsetHeight !== height) fit()
      else if (isTooWide(lines)) shrink(Number.parseFloat(lines.style.fontSize)) // a scroll bar has come; when it goes the size stays
    })
    observer.observe(sheet)
    observer.observe(lines)
    document.fonts.addEventListener('loadingdone', fit)
    return () => {
      observer.disconnect()
      document.fonts.removeEventListener('loadingdone', fit)
    }
  }, of)
  return node
}

function isTooWide(lines: HTMLElement): boolean {
  return lines.scrollWidth > lines.clientWidth
}

function isTooTall(lines: HTMLElement, sheet: HTMLElement): boolean {
  const last = sheet.querySelector('.answer') ?? lines
  return last.getBoundingClientRect().bottom + sheet.scrollTop > sheet.getBoundingClientRect().bottom
}
