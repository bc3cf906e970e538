import { type RefObject, useRef, useState } from 'react'

/** The elements that painters write into. */
export interface LandscapeNodes {
  readonly field: RefObject<HTMLCanvasElement | null>
  readonly path: RefObject<HTMLCanvasElement | null>
  readonly marks: RefObject<SVGSVGElement | null>
  readonly cross: RefObject<SVGSVGElement | null>
  readonly empty: RefObject<HTMLParagraphElement | null>
  readonly step: RefObject<HTMLSpanElement | null>
  readonly notes: RefObject<HTMLParagraphElement | null>
  readonly readOut: RefObject<HTMLParagraphElement | null>
  readonly live: RefObject<HTMLParagraphElement | null>
  readonly grid: HTMLCanvasElement // off the page: one pixel a grid point
}

export function useLandscapeNodes(): LandscapeNodes {
  return {
    field: useRef(null),
    path: useRef(null),
    marks: useRef(null),
    cross: useRef(null),
    empty: useRef(null),
    step: useRef(null),
    notes: useRef(null),
    readOut: useRef(null),
    live: useRef(null),
    grid: useState(() => document.createElement('canvas'))[0],
  }
}
