import { lazy, Suspense, useMemo } from 'react'
import { isImages } from '../../data/digits/image'
import { useRun } from '../../page'
import { Segments } from '../../ui/Choice'
import { rootPx } from '../root-px'
import { type Remembered, useRemembered } from '../use-remembered'
import { useTextPx } from '../use-text-px'
import type { ViewSize } from '../view-size'
import { layoutOutput, PLAIN_WISH } from './layout'
import { choiceLines, useLook } from './look'
import { MainPicture, wishOf } from './MainPicture'
import { MODE_TITLES, PARTS, type Part, useOutputMode } from './mode'
import { Measured, SamplePanel } from './SamplePanel'
import './output.css'

const DigitsOutput = lazy(() => import('../digits/output/DigitsOutput').then((module) => ({ default: module.DigitsOutput })))
const OutputChoices = lazy(() => import('./OutputChoices').then((module) => ({ default: module.OutputChoices })))
const LastMistake = lazy(() => import('./LastMistake').then((module) => ({ default: module.LastMistake })))

const lastPart: Remembered<Part> = { value: 'train' }

/** Width from which on choices are in a sentence, and all in the title, in sizes of the text. */
const WIDE = 42
/** Height of two lines below the picture. */
const WORDS = 2.8

/** What the network answers: over its inputs, for the data rows, and for the shown sample. */
export function OutputView(size: ViewSize) {
  const images = useRun((state) => state.dataset !== null && isImages(state.dataset))
  return images ? (
    <Suspense fallback={<div className="view output" style={size} />}>
      <DigitsOutput {...size} />
    </Suspense>
  ) : (
    <PlainOutput {...size} />
  )
}

function PlainOutput({ width, height }: ViewSize) {
  const dataset = useRun((state) => state.dataset)
  const split = useRun((state) => state.split)
  const look = useLook(dataset)
  const plane = useRun((state) => (state.document.view.plane ?? null) !== null)
  const { mode, picture, options, setPicture } = useOutputMode(dataset)
  const [part, setPart] = useRemembered(lastPart)
  const stepping = useRun((state) => state.activations?.at(-1) === 'step')
  const textPx = useTextPx()
  const targetPx = rootPx('--target')
  const choice = options.length > 0
  const wide = width > WIDE * textPx
  const hasTest = (split?.test.length ?? 0) > 0
  const hasParts = mode === 'confusion' && hasTest
  const choices = dataset ? choiceLines(dataset, plane) : 0
  const lines = choices + Number(hasParts && !wide)
  const lineHeight = targetPx + 4
  const layout = useMemo(() => {
    const wish = dataset && mode && look ? wishOf(dataset, mode, look, textPx) : PLAIN_WISH
    const taken = lines * lineHeight + (stepping ? WORDS * textPx : 0)
    return layoutOutput(width, height - taken, textPx, targetPx, wish)
  }, [width, height, textPx, targetPx, dataset, mode, look, stepping, lines, lineHeight])
  if (!dataset || !split || !mode || !look) return <div className="view output" style={{ width, height }} />

  const parts = hasParts && <Segments<Part> label="Rows of the confusion matrix" value={part} options={PARTS} onChange={setPart} />
  const told = layout.stacked && (choice || mode === 'confusion') // the choice says what is seen
  const shownPart = hasTest ? part : 'train'
  return (
    <div className="view output" style={{ width, height }}>
      <header className="view-title output-title" style={{ height: layout.titleHeight }}>
        <h2 className={told ? 'visually-hidden' : undefined}>{choice ? 'Output' : MODE_TITLES[mode]}</h2>
        {choice && <Segments label="Picture of the output" value={picture} options={options} onChange={setPicture} />}
        {wide && parts}
        {layout.stacked && <Measured dataset={dataset} split={split} />}
      </header>
      {choices > 0 && (
        <Suspense fallback={<div style={{ height: choices * lineHeight }} />}>
          <OutputChoices dataset={dataset} look={look} lineHeight={lineHeight} wide={wide} />
        </Suspense>
      )}
      {!wide && parts && (
        <div className="output-parts" style={{ height: lineHeight }}>
          {parts}
        </div>
      )}
      <div className="output-body" data-stacked={layout.stacked || undefined}>
        <Suspense fallback={<div style={{ width: layout.pictureWidth, height: layout.pictureHeight }} />}>
          <MainPicture mode={mode} look={look} dataset={dataset} split={split} layout={layout} part={shownPart} />
        </Suspense>
        {layout.sideWidth > 0 && <SamplePanel mode={mode} dataset={dataset} split={split} layout={layout} />}
      </div>
      <Suspense>{stepping && <LastMistake line={mode === 'field' && dataset.X.columns === 2} />}</Suspense>
    </div>
  )
}
