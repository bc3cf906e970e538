import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { select, useRun, useThisRun } from '../../../page'
import type { Frame } from '../../../trainer/protocol'
import { collectParts, type Part, paintParts } from '../../graph/paint/paint-parts'
import { describeShown, type Moment, shownOf } from '../../graph/paint/values'
import { useWalk } from '../../graph/use-walk'
import { rootPx } from '../../root-px'
import { paintTerms } from '../../terms'
import { themeColors } from '../../theme-colors'
import { createThrottle } from '../../throttle'
import { usePainter } from '../../use-painter'
import type { ViewSize } from '../../view-size'
import { inkColors, signedColors } from '../paint-image'
import { drawImages, drawOutputs, type ImagesScene, noScales } from './draw'
import { ImagesLegend } from './ImagesLegend'
import { ImagesTwin } from './ImagesTwin'
import { layoutImages } from './layout'
import { OutputColumn } from './OutputColumn'
import { ShownImage } from './ShownImage'
import { type Direction, readSpot, type Spot, spotKey, walkImages } from './spots'
import { UnitGrid } from './UnitGrid'
import '../digits.css'

interface NetworkImagesProps extends ViewSize {
  readonly textPx: number
  readonly compact: boolean
  readonly moment: Moment
  readonly onBeforeOffered: (offered: boolean) => void
}

const CANVAS_MS = 33
const FOOT_EM = 3.5
const ARROWS: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }
const KEYS_TEXT = 'Arrow keys move between the image, the units and the outputs; Enter selects; Escape selects nothing.'

/** A network that reads images: the shown one, hidden units as pictures of their weights, outputs as bars. */
export function NetworkImages({ width, height, textPx, compact, moment, onBeforeOffered }: NetworkImagesProps) {
  const run = useThisRun()
  const network = useRun((state) => state.network)!
  const dataset = useRun((state) => state.dataset)!
  const selection = useRun((state) => state.document.view.selection)
  const chosenLens = useRun((state) => state.document.view.lens)
  const watched = useRun((state) => state.document.view.sample)
  const drawn = useRun((state) => state.document.view.drawn ?? null)
  const walk = useWalk(watched)
  const lens = walk?.lens ?? chosenLens
  const explained = walk?.at ?? selection
  const [last, setLast] = useState('0/0')
  const root = useRef<HTMLDivElement>(null)
  const note = useRef<HTMLSpanElement>(null)
  const parts = useRef<readonly Part[]>([])
  const scales = useRef(noScales(-1))
  const outputScales = useRef(new Map())
  const foot = Math.round(FOOT_EM * textPx)
  const layout = useMemo(
    () => layoutImages({ width, height: height - foot, textPx, sizes: network.sizes, targetPx: Math.min(rootPx('--target'), 2 * textPx) }),
    [network, width, height, foot, textPx],
  )
  const rule = useMemo(() => walk?.rule(network) ?? null, [network, walk])

  useLayoutEffect(() => {
    parts.current = collectParts(root.current!)
  })
  const throttle = useMemo(() => createThrottle(CANVAS_MS), [])
  useEffect(() => throttle.cancel, [throttle])
  const paint = (frame: Frame, pictures: boolean) => {
    const shown = shownOf(frame, moment, walk)
    if (frame.exact) onBeforeOffered(shown.place >= 0)
    if (!pictures) return
    throttle.run(
      () => {
        if (!root.current) return
        if (scales.current.run !== frame.run) {
          scales.current = noScales(frame.run)
          outputScales.current = new Map()
        }
        const drawing = drawn === null ? 'none' : drawn.digit === null ? 'unlabelled' : 'labelled'
        const colors = themeColors()
        const scene: ImagesScene = {
          network,
          dataset,
          lens,
          selection: explained,
          drawing,
          signed: signedColors(colors),
          ink: inkColors(colors),
        }
        paintParts(parts.current, shown, lens)
        drawImages(root.current, scene, shown, scales.current)
        drawOutputs(root.current, scene, shown, outputScales.current)
        const words = run.mark === 'B − A' ? 'Run B minus run A, at the present weights of each.' : describeShown(shown, lens, compact)
        if (note.current) paintTerms(note.current, words)
      },
      frame.exact || walk !== null,
    )
  }
  const [seen, setSeen] = useState(0)
  usePainter(paint, [layout, lens, moment, selection, compact, walk, seen, drawn?.digit])

  const columns = [
    { units: 1, columns: 1 },
    ...layout.grids.map((grid) => ({ units: network.sizes[grid.layer]!, columns: grid.columns })),
    { units: network.sizes.at(-1)!, columns: 1 },
  ]
  const choose = (spot: Spot) => {
    const same = selection.kind === 'unit' && selection.layer === spot.layer && selection.unit === spot.unit
    const next = same || spot.layer === 0 ? ({ kind: 'none' } as const) : ({ kind: 'unit', ...spot } as const)
    select(next, run)
    walk?.ask(next.kind === 'none' ? selection : next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return
    const node = event.target.closest<HTMLElement>('[data-spot]')
    const direction = ARROWS[event.key]
    if (!node || (!direction && event.key !== 'Escape')) return
    event.preventDefault()
    event.stopPropagation()
    if (!direction) return select({ kind: 'none' }, run)
    const key = spotKey(walkImages(columns, readSpot(node.dataset.spot!), direction))
    root.current!.querySelector<HTMLElement>(`[data-spot="${key}"]`)?.focus()
  }
  const selected = selection.kind === 'unit' ? spotKey(selection) : ''
  const tab = (spot: Spot) => {
    const key = spotKey(spot)
    return { 'data-spot': key, tabIndex: key === last ? 0 : -1, 'data-emphasis': rule?.unit(spot.layer, spot.unit) }
  }
  const button = (spot: Spot) => ({ ...tab(spot), 'aria-pressed': spotKey(spot) === selected, onClick: () => choose(spot) })
  return (
    <div ref={root} className="graph-stage digits-stage" style={{ width, height }}>
      <div className="graph-scroll" style={{ width, height: height - foot }}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields of a form, this is a picture of a network */}
        <div
          className="digits-plane"
          role="group"
          aria-label="Image, units and outputs"
          aria-description={KEYS_TEXT}
          style={{ width: layout.width, height: layout.height, gap: layout.gap, padding: layout.gap }}
          onKeyDown={onKeyDown}
          onFocus={(event) => setLast(event.target.closest<HTMLElement>('[data-spot]')?.dataset.spot ?? last)}
        >
          <ShownImage layout={layout} lens={lens} selection={explained} tab={tab({ layer: 0, unit: 0 })} />
          {layout.grids.map((grid) => (
            <UnitGrid
              key={grid.layer}
              network={network}
              grid={grid}
              layout={layout}
              lens={lens}
              button={button}
              onScrolled={() => setSeen((before) => before + 1)}
            />
          ))}
          <OutputColumn network={network} dataset={dataset} layout={layout} button={button} />
        </div>
      </div>
      <div className="graph-foot" style={{ height: foot }}>
        <p className="graph-caption">
          <span ref={note} className="graph-note" />
        </p>
        <ImagesLegend lens={lens} compact={compact} />
      </div>
      <ImagesTwin network={network} dataset={dataset} lens={lens} />
    </div>
  )
}
