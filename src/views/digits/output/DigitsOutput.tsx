import { useMemo } from 'react'
import { setPane, usePage, useRun } from '../../../page'
import { Segments } from '../../../ui/Choice'
import { layoutOutput } from '../../output/layout'
import { lookOf } from '../../output/look'
import { MainPicture, wishOf } from '../../output/MainPicture'
import { PARTS, type Part } from '../../output/mode'
import { Measured, SamplePanel } from '../../output/SamplePanel'
import { rootPx } from '../../root-px'
import { type Remembered, useRemembered } from '../../use-remembered'
import { useTextPx } from '../../use-text-px'
import type { ViewSize } from '../../view-size'
import { UnitPicture } from '../unit/UnitPicture'
import { DrawingPad } from './DrawingPad'
import { Gallery } from './Gallery'
import '../../output/output.css'
import '../digits.css'

const PICTURES = [
  { value: 'confusion', label: 'confusion' },
  { value: 'mistakes', label: 'mistakes' },
  { value: 'draw', label: 'draw' },
  { value: 'unit', label: 'unit' },
] as const

/** From this width on, in sizes of the text, the title has room for what is measured. */
const WIDE = 40

const lastPart: Remembered<Part> = { value: 'test' }

/** What the network answers to images: counts of all, the mistakes one by one, or a digit that a person draws. */
export function DigitsOutput({ width, height }: ViewSize) {
  const dataset = useRun((state) => state.dataset)
  const split = useRun((state) => state.split)
  const picture = usePage((state) => state.panes.digits)
  const [part, setPart] = useRemembered(lastPart)
  const textPx = useTextPx()
  const targetPx = rootPx('--target')
  const narrow = width <= WIDE * textPx
  const layout = useMemo(
    () =>
      dataset ? layoutOutput(width, height, textPx, targetPx, wishOf(dataset, 'confusion', lookOf(dataset, {}), textPx, narrow)) : null,
    [width, height, textPx, targetPx, dataset, narrow],
  )
  if (!dataset || !split || !layout) return <div className="view output" style={{ width, height }} />
  const shownPart = split.test.length > 0 ? part : 'train'
  const body = { width, height: height - layout.titleHeight }
  return (
    <div className="view output" style={{ width, height }}>
      <header className="view-title output-title digits-title" style={{ height: layout.titleHeight }}>
        <h2 className="visually-hidden">Output</h2>
        <Segments label="Picture of the output" value={picture} options={PICTURES} onChange={(next) => setPane('digits', next)} />
        {(picture === 'confusion' || picture === 'mistakes') && split.test.length > 0 && (
          <Segments<Part> label="Rows" value={part} options={PARTS} onChange={setPart} />
        )}
        {layout.stacked && !narrow && <Measured dataset={dataset} split={split} />}
      </header>
      {picture === 'draw' ? (
        <DrawingPad {...body} textPx={textPx} />
      ) : picture === 'unit' ? (
        <UnitPicture {...body} textPx={textPx} />
      ) : picture === 'mistakes' ? (
        <Gallery {...body} part={shownPart} />
      ) : (
        <div className="output-body" data-stacked={layout.stacked || undefined}>
          <MainPicture mode="confusion" look={lookOf(dataset, {})} dataset={dataset} split={split} layout={layout} part={shownPart} />
          {layout.sideWidth > 0 && <SamplePanel mode="confusion" dataset={dataset} split={split} layout={layout} measures={narrow} />}
        </div>
      )}
    </div>
  )
}
