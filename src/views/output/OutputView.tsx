import { lazy, Suspense, useMemo } from 'react'
import type { Dataset, Split } from '../../data/dataset'
import { useRun } from '../../page'
import { Segments } from '../../ui/Choice'
import { rootPx } from '../root-px'
import { type Remembered, useRemembered } from '../use-remembered'
import { useTextPx } from '../use-text-px'
import type { ViewSize } from '../view-size'
import type { Part } from './ConfusionMatrix'
import { planeAspect, planeDomain, tickWidth } from './domain'
import { layoutOutput, leastConfusionWidth, type OutputLayout, type PictureWish, PLAIN_WISH } from './layout'
import { MODE_TITLES, type OutputMode, outputMode } from './mode'
import { PlanePicture } from './PlanePicture'
import { Measured, SamplePanel } from './SamplePanel'
import { outcomeLetters } from './side-rows'
import './output.css'

const Bars = lazy(() => import('./Bars').then((module) => ({ default: module.Bars })))
const ConfusionMatrix = lazy(() => import('./ConfusionMatrix').then((module) => ({ default: module.ConfusionMatrix })))
const LastMistake = lazy(() => import('./LastMistake').then((module) => ({ default: module.LastMistake })))

type Picture = 'plane' | 'confusion'

const PARTS = [
  { value: 'train', label: 'training' },
  { value: 'test', label: 'test' },
] as const

const lastPicture: Remembered<Picture> = { value: 'plane' }
const lastPart: Remembered<Part> = { value: 'train' }

/** Height of two lines below the picture. */
const WORDS = 2.8

/** What the network answers: over its inputs, for the data rows, and for the shown sample. */
export function OutputView({ width, height }: ViewSize) {
  const dataset = useRun((state) => state.dataset)
  const split = useRun((state) => state.split)
  const [picture, setPicture] = useRemembered(lastPicture)
  const [part, setPart] = useRemembered(lastPart)
  const stepping = useRun((state) => state.activations?.at(-1) === 'step')
  const textPx = useTextPx()
  const targetPx = rootPx('--target')
  const main = dataset ? outputMode(dataset) : null
  const choice = dataset?.task !== 'regression' && (main === 'field' || main === 'line')
  const mode = choice && picture === 'confusion' ? 'confusion' : main
  const layout = useMemo(() => {
    const wish = dataset && mode ? wishOf(dataset, mode, textPx) : PLAIN_WISH
    return layoutOutput(width, height - (stepping ? WORDS * textPx : 0), textPx, targetPx, wish)
  }, [width, height, textPx, targetPx, dataset, mode, stepping])
  if (!dataset || !split || !mode) return <div className="view output" style={{ width, height }} />

  const hasTest = split.test.length > 0
  const told = layout.stacked && (choice || mode === 'confusion') // the choice says what is seen
  const shownPart = hasTest ? part : 'train'
  return (
    <div className="view output" style={{ width, height }}>
      <header className="view-title output-title" style={{ height: layout.titleHeight }}>
        <h2 className={told ? 'visually-hidden' : undefined}>{choice ? 'Output' : MODE_TITLES[mode]}</h2>
        {choice && (
          <Segments<Picture>
            label="Picture of the output"
            value={picture}
            options={[
              { value: 'plane', label: main === 'field' ? 'field' : 'line' },
              { value: 'confusion', label: 'confusion' },
            ]}
            onChange={setPicture}
          />
        )}
        {mode === 'confusion' && hasTest && (
          <Segments<Part> label="Rows of the confusion matrix" value={part} options={PARTS} onChange={setPart} />
        )}
        {layout.stacked && <Measured dataset={dataset} split={split} />}
      </header>
      <div className="output-body" data-stacked={layout.stacked || undefined}>
        <Suspense fallback={<div style={{ width: layout.pictureWidth, height: layout.pictureHeight }} />}>
          <MainPicture mode={mode} dataset={dataset} split={split} layout={layout} part={shownPart} />
        </Suspense>
        {layout.sideWidth > 0 && <SamplePanel mode={mode} dataset={dataset} split={split} layout={layout} />}
      </div>
      <Suspense>{stepping && <LastMistake line={mode === 'field'} />}</Suspense>
    </div>
  )
}

function wishOf(dataset: Dataset, mode: OutputMode, textPx: number): PictureWish {
  const wish = { ...PLAIN_WISH, outcome: outcomeLetters(dataset, mode) }
  if (mode === 'bars') return { ...wish, kind: 'table' }
  if (mode === 'confusion') return { ...wish, kind: 'table', leastWidth: leastConfusionWidth(dataset.classNames, textPx) }
  const domain = planeDomain(dataset, mode)
  return { ...wish, aspect: planeAspect(mode, domain), tickWidth: tickWidth(domain) }
}

interface MainPictureProps {
  readonly mode: OutputMode
  readonly dataset: Dataset
  readonly split: Split
  readonly layout: OutputLayout
  readonly part: Part
}

function MainPicture({ mode, dataset, split, layout, part }: MainPictureProps) {
  switch (mode) {
    case 'bars':
      return <Bars dataset={dataset} layout={layout} />
    case 'confusion':
      return <ConfusionMatrix dataset={dataset} part={part} layout={layout} />
    default:
      return <PlanePicture key={mode} mode={mode} dataset={dataset} split={split} layout={layout} />
  }
}
