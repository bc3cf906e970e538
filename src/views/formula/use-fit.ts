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
    const fit = () => {
      ;[width, height] = [sheet.offsetWidth, sheet.offsetHeight]
      const root = getComputedStyle(document.documentElement)
      const px = (name: string) => Number.parseFloat(root.getPropertyValue(name)) * Number.parseFloat(root.fontSize)
      const [words, results] = [px('--text-m'), px('--text-l')]
      for (let size = px('--text-formula'); ; size -= STEP_PX) {
        lines.style.fontSize = `${size}px`
        if (size - STEP_PX < words || !(isTooWide(lines) || (size > results && isTooTall(lines, sheet)))) return
      }
    }
    fit()
    let mounted = true
    void document.fonts.ready.then(() => mounted && fit())
    const observer = new ResizeObserver(() => {
      if (sheet.offsetWidth !== width || sheet.offsetHeight !== height) fit() // not where only a scroll bar came or went
    })
    observer.observe(sheet)
    return () => {
      mounted = false
      observer.disconnect()
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
