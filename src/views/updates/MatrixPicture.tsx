import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from 'react'
import type { Dataset } from '../../data/dataset'
import { type Network, parameterAt } from '../../engine'
import { select, useRun, useThisRun } from '../../page'
import type { Frame } from '../../trainer/protocol'
import { fitCanvas } from '../../ui/chart/canvas'
import { fewestDigits } from '../../ui/number/fewest-digits'
import { formatNumber } from '../../ui/number/format-number'
import { paintBlank, paintNumber } from '../../ui/number/paint-number'
import { longestNames, shownName, shownParameterName } from '../graph/names'
import { weightScale } from '../graph/paint/stroke-scale'
import { ref } from '../ref'
import { selectedParameters } from '../selected-parameters'
import { themeColors } from '../theme-colors'
import { usePainter } from '../use-painter'
import { paintMatrix, SMALLEST_SIZED } from './draw'
import { type CellRect, cellRect, layoutMatrix, type MatrixBlock, type MatrixLayout, neighbour, parameterAtPlace } from './layout'

interface MatrixPictureProps {
  readonly network: Network
  readonly dataset: Dataset
  readonly rect: CellRect
  readonly textPx: number
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
/** A full cell stands for at least this many times the reference of the graph's edges. */
const FULL = 6
/** Least gap between the names of two columns, in sizes of the text. */
const COLUMN_GAP = 0.4
/** Longest name of a unit that is written beside its row. */
const LONGEST_NAME = 6
/** Longer names are words, whose letters are wider than h1.1 is. */
const LONGEST_SIGN = 4

/** Every weight as a square, one block a layer: a row for each receiving unit, its bias apart. */
export function MatrixPicture({ network, dataset, rect, textPx }: MatrixPictureProps) {
  const run = useThisRun()
  const { frames } = run
  const selection = useRun((state) => state.document.view.selection)
  const canvas = useRef<HTMLCanvasElement>(null)
  const mark = useRef<HTMLDivElement>(null)
  const readOut = useRef<HTMLParagraphElement>(null)
  const live = useRef<HTMLParagraphElement>(null)
  const pointed = useRef<number | null>(null)
  const footHeight = Math.ceil(textPx * 2.8)
  const height = rect.height - footHeight
  const layout = useMemo(() => {
    const longest = Math.min(LONGEST_NAME, Math.max(...longestNames(network, dataset).slice(1)))
    return layoutMatrix(network, rect.width, height, textPx, Math.ceil(longest * textPx * (longest > LONGEST_SIGN ? 0.65 : 0.63)))
  }, [network, dataset, rect.width, height, textPx])
  const full = FULL * weightScale(network, 1).reference
  const chosen = selection.kind === 'parameter' ? selection.index : null
  const linked = useMemo(
    () => (selection.kind === 'unit' ? (selectedParameters(network, selection) ?? []) : chosen === null ? [] : [chosen]),
    [network, selection, chosen],
  )

  function paint(frame: Frame, pictures: boolean): void {
    paintReadOut(frame)
    if (!pictures) return
    const context = fitCanvas(canvas.current!, rect.width, height)
    paintMatrix(context, network, layout, frame.parameters, full, themeColors())
  }

  function paintReadOut(frame: Frame): void {
    const [name, value, note] = readOut.current!.children
    const index = pointedNow() ?? chosen
    name!.textContent = index === null ? '' : `${shownParameterName(network, dataset, index)} `
    if (index === null) paintBlank(value!)
    else paintNumber(value!, frame.parameters[index]!, ref('parameters', frame.position.step, index))
    note!.textContent = index !== null && !frame.training.trainBiases && parameterAt(network, index).kind === 'bias' ? ' fixed' : ''
    const at = pointedNow()
    place(mark.current!, at === null ? null : cellRect(layout, network, at))
  }

  usePainter(paint, [layout, network, chosen])

  /** Another network may have come since. */
  function pointedNow(): number | null {
    return pointed.current !== null && pointed.current < network.parameterCount ? pointed.current : null
  }

  function point(index: number | null): void {
    pointed.current = index
    const frame = frames.latest()
    if (frame) paintReadOut(frame)
  }

  function indexAt(event: PointerEvent<HTMLElement>): number | null {
    const box = event.currentTarget.getBoundingClientRect()
    return parameterAtPlace(layout, network, event.clientX - box.left, event.clientY - box.top)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const move = MOVES[event.key]
    const from = pointedNow() ?? chosen
    if (move) {
      event.preventDefault()
      event.stopPropagation()
      point(from === null ? network.layers[0]!.W : neighbour(layout, network, from, move[0], move[1]))
      live.current!.textContent = readOut.current!.textContent
    } else if (event.key === 'Enter' && from !== null) {
      select({ kind: 'parameter', index: from }, run)
    } else if (event.key === 'Escape' && pointed.current !== null) {
      event.stopPropagation()
      point(null)
    }
  }

  return (
    <div className="matrix" style={{ left: rect.x, top: rect.y, width: rect.width, height: rect.height }}>
      <div
        className="layers matrix-picture"
        style={{ height }}
        role="application"
        aria-label="All weights as a picture. Arrow keys walk it, Enter selects."
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => point(indexAt(event))}
        onPointerDown={(event) => {
          const index = indexAt(event)
          point(index)
          if (index !== null) select({ kind: 'parameter', index }, run)
        }}
        onPointerLeave={() => point(null)}
        onBlur={() => point(null)}
      >
        <canvas ref={canvas} style={{ width: rect.width, height }} />
        <svg width={rect.width} height={height} aria-hidden="true">
          {layout.blocks.map((block) => (
            <BlockLabels key={block.layer} block={block} layout={layout} network={network} dataset={dataset} />
          ))}
          {linked.map((index) => {
            const cell = cellRect(layout, network, index)
            return cell && <rect key={index} className="matrix-linked" {...cell} data-chosen={index === chosen || undefined} />
          })}
        </svg>
        <div ref={mark} className="matrix-mark" hidden />
      </div>
      <div className="matrix-foot" style={{ height: footHeight }}>
        <p>
          <span className="matrix-positive" /> + <span className="matrix-negative" data-flat={layout.cell < SMALLEST_SIZED || undefined} />{' '}
          − · full cell: {formatNumber(full, fewestDigits(full, 3))} or more
        </p>
        <p ref={readOut}>
          <span />
          <strong />
          <span />
        </p>
      </div>
      <p ref={live} className="visually-hidden" aria-live="polite" />
    </div>
  )
}

interface BlockLabelsProps {
  readonly block: MatrixBlock
  readonly layout: MatrixLayout
  readonly network: Network
  readonly dataset: Dataset
}

/** Names of the rows and columns where they have room, else which layers the block joins. */
function BlockLabels({ block, layout, network, dataset }: BlockLabelsProps) {
  const { cell, textPx, named } = layout
  const short = (layer: number, unit: number) => {
    const name = shownName(network, dataset, layer, unit)
    return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name
  }
  const title = `${layerSign(network, block.layer)}→${layerSign(network, block.layer + 1)}`
  return (
    <g className="matrix-labels">
      <text x={block.x} y={block.y - textPx * (named ? 1.7 : 0.4)} className="matrix-title">
        {title}
      </text>
      {named && (
        <>
          {Array.from({ length: block.rows }, (_, row) => (
            <text key={`row ${row}`} x={block.x - 4} y={block.y + (row + 0.5) * cell + textPx * 0.35} textAnchor="end">
              {short(block.layer + 1, row)}
            </text>
          ))}
          {columnNames(block, cell, textPx, short).map(({ column, name }) => (
            <text key={`column ${column}`} x={block.x + (column + 0.5) * cell} y={block.y - textPx * 0.4} textAnchor="middle">
              {name}
            </text>
          ))}
          <text x={block.biasX + cell / 2} y={block.y - textPx * 0.4} textAnchor="middle">
            b
          </text>
        </>
      )}
    </g>
  )
}

/** Names of the columns when every one fits over its cell, with a gap to the next. */
function columnNames(block: MatrixBlock, cell: number, textPx: number, short: (layer: number, unit: number) => string) {
  const names = Array.from({ length: block.columns }, (_, column) => ({ column, name: short(block.layer, column) }))
  return names.every(({ name }) => (name.length * 0.6 + COLUMN_GAP) * textPx <= cell) ? names : []
}

function layerSign(network: Network, layer: number): string {
  if (layer === 0) return 'x'
  if (layer === network.layers.length) return 'y'
  return network.layers.length === 2 ? 'h' : `h${layer}`
}

function place(node: HTMLElement, rect: CellRect | null): void {
  node.hidden = rect === null
  if (!rect) return
  node.style.transform = `translate(${rect.x}px, ${rect.y}px)`
  node.style.width = `${rect.width}px`
  node.style.height = `${rect.height}px`
}
