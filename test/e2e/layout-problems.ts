import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { settled } from './settled'
import { inspectLayout } from './visible-text'

/** What may hold more than it shows. Everything else fits. */
const SCROLLS_BY_DESIGN = [
  '.rail',
  '.start',
  '.updates-scroll',
  '.graph-scroll',
  '.dialog',
  '.sample-view',
  '.data-view',
  '.expression-scroll',
  '.expression-numbers',
  '.expression-body',
  '.formula',
  '.formula-lines',
  '.vector',
  '.so-far',
  '.why',
  '.check-table',
  '.compare-table',
  '.health',
  '.dropout',
  '.unit-equal',
  '.unit-path',
  '.unit-loss',
  '.anatomy-content',
  '.sweep-table',
  '.limit',
  '.limit-formula',
  '.unit-content',
  '.tab-list', // on a phone
]
/** Chevrons over what fades out where a wide network goes on. */
const SCROLL_CUES = ['.graph-cut']
const ENDS_IN_DOTS = ['.scenario-summary', '.scenario-name']
const LEAST_TARGET_PX = 24
/** The number on an edge: the edge below it is pressed along its whole length, in a corridor of 24 px. */
const PART_OF_LARGER = ['.graph-label[data-kind="weight"]']

/** What is wrong with the layout of the page that has settled, as lines to read. */
export async function layoutProblems(page: Page, leastTextPx = 0): Promise<string[]> {
  await settled(page)
  const report = await inspectLayout(page, {
    scrollsByDesign: SCROLLS_BY_DESIGN,
    scrollCues: SCROLL_CUES,
    endsInDots: ENDS_IN_DOTS,
    leastTextPx,
    leastTargetPx: LEAST_TARGET_PX,
    partOfLarger: PART_OF_LARGER,
  })
  expect(report.texts).toBeGreaterThan(20) // it looked at a page that is there
  return [
    ...report.cut.map((line) => `cut: ${line}`),
    ...report.overlapping.map((line) => `overlap: ${line}`),
    ...report.scrolling.map((line) => `scrolls: ${line}`),
    ...report.smallTargets.map((line) => `small target: ${line}`),
    ...report.smallTexts.map((line) => `small text: ${line}`),
  ]
}
