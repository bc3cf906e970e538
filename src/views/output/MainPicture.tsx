import { lazy } from 'react'
import type { Dataset, Split } from '../../data/dataset'
import { planeAspect, planeDomain, tickWidth } from './domain'
import { leastConfusionWidth, type PictureLayout, type PictureWish, PLAIN_WISH } from './layout'
import type { Look } from './look'
import type { OutputMode, Part } from './mode'
import { PlanePicture } from './PlanePicture'
import { headLetters, outcomeLetters } from './side-rows'

const Bars = lazy(() => import('./Bars').then((module) => ({ default: module.Bars })))
const ConfusionMatrix = lazy(() => import('./ConfusionMatrix').then((module) => ({ default: module.ConfusionMatrix })))

/** What the picture of a mode asks of the layout; `measures`: what is measured is written below it. */
export function wishOf(dataset: Dataset, mode: OutputMode, look: Look, textPx: number, measures = false): PictureWish {
  const wish = { ...PLAIN_WISH, head: headLetters(dataset, mode), outcome: outcomeLetters(dataset, mode, measures) }
  if (mode === 'bars') return { ...wish, kind: 'table' }
  if (mode === 'confusion') return { ...wish, kind: 'table', leastWidth: leastConfusionWidth(dataset.classNames, textPx) }
  const domain = planeDomain(dataset, mode, look)
  return { ...wish, aspect: planeAspect(mode, domain), tickWidth: tickWidth(domain) }
}

interface MainPictureProps {
  readonly mode: OutputMode
  readonly look: Look
  readonly dataset: Dataset
  readonly split: Split
  readonly layout: PictureLayout
  readonly part: Part
}

/** The picture of the outputs over the data. */
export function MainPicture({ mode, look, dataset, split, layout, part }: MainPictureProps) {
  switch (mode) {
    case 'bars':
      return <Bars dataset={dataset} layout={layout} />
    case 'confusion':
      return <ConfusionMatrix dataset={dataset} part={part} layout={layout} />
    default:
      return <PlanePicture key={mode} mode={mode} look={look} dataset={dataset} split={split} layout={layout} />
  }
}
