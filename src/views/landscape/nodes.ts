import { useRef, useState } from 'react'

export type LandscapeNodes = ReturnType<typeof useLandscapeNodes>

/** The elements that painters write into. */
export function useLandscapeNodes() {
  return {
    field: useRef<HTMLCanvasElement>(null),
    path: useRef<HTMLCanvasElement>(null),
    marks: useRef<SVGSVGElement>(null),
    axes: useRef<SVGGElement>(null),
    cross: useRef<SVGSVGElement>(null),
    empty: useRef<HTMLParagraphElement>(null),
    flat: useRef<HTMLParagraphElement>(null),
    scale: useRef<HTMLDivElement>(null),
    step: useRef<HTMLSpanElement>(null),
    lowestWords: useRef<HTMLSpanElement>(null),
    lowest: useRef<HTMLSpanElement>(null),
    onEdge: useRef<HTMLSpanElement>(null),
    notes: useRef<HTMLParagraphElement>(null),
    readOut: useRef<HTMLParagraphElement>(null),
    live: useRef<HTMLParagraphElement>(null),
    grid: useState(() => document.createElement('canvas'))[0], // off the page: one pixel a grid point
  }
}
