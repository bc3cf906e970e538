import type { ReactNode } from 'react'
import type { Dataset } from '../../data/dataset'
import type { Lens, Selection } from '../../document/types'
import { type Network, parameterAt } from '../../engine/network/network'
import type { Rect } from '../../ui/chart/rect'
import { counted } from '../../words/counted'
import { type Spot, spotKey } from './keyboard/spot'
import type { GraphLayout, UnitBox } from './layout/picture'
import { shownName, shownParameterName } from './names'
import { ParameterNumber } from './ParameterNumber'
import { boundAttributes, type EmphasisRule } from './paint/emphasis'
import { LENSES } from './paint/lens-words'
import { areBiasesFixed } from './paint/values'
import './graph.css'
import './graph-loss.css'
import './graph-tile.css'

export interface ItemsProps {
  readonly network: Network
  readonly dataset: Dataset
  readonly layout: GraphLayout
  readonly lens: Lens
  readonly selection: Selection
  readonly rule: EmphasisRule
  readonly sample: number
  readonly trainBiases: boolean
  readonly bare: readonly { readonly index: number; readonly rect: Rect }[] // parameters the keyboard walks, without a label
  readonly marked: number | null // the parameter pointed at or selected
  readonly active: string // the spot that Tab leads to
  readonly onOpen: (layer: number, unit: number) => void
  readonly onSelect: (selection: Selection) => void
  readonly nameOf: ((parameter: number) => string) | null // of a notation that draws them
}

/** Everything on the plane that is read, focused or pressed. Numbers are written by the painter. */
export function GraphItems(props: ItemsProps) {
  const { network, dataset, layout, selection, rule, active } = props
  const tab = (spot: Spot) => ({ 'data-spot': spotKey(spot), tabIndex: spotKey(spot) === active ? 0 : -1 })
  const fixed = areBiasesFixed(props.lens, props.trainBiases)
  const isSelected = (index: number) => selection.kind === 'parameter' && selection.index === index
  return (
    <>
      {layout.labels.map(({ index, kind, rect, listed, characters }) => {
        const name = shownParameterName(network, dataset, index)
        const called = props.nameOf?.(index)
        return (
          <button
            key={index}
            type="button"
            className="graph-item graph-label"
            {...tab({ kind: 'parameter', index })}
            style={box(rect)}
            data-kind={kind}
            data-listed={listed || undefined}
            data-mark={LENSES[props.lens].parameterMark}
            data-emphasis={emphasisOfParameter(props, index)}
            {...boundAttributes(rule, `parameter/${index}`)}
            data-marked={index === props.marked || undefined}
            aria-pressed={isSelected(index)}
            {...(kind === 'bias' && !props.trainBiases && { 'data-part': `fixed/${index}` })}
            onClick={() => props.onSelect({ kind: 'parameter', index })}
          >
            <span className="visually-hidden">
              {kind === 'bias' ? 'bias ' : 'weight '}
              {name} {called && `(${called}) `}
              {kind === 'bias' && fixed ? (
                <>
                  <span data-part={`parameter/${index}`} />,{' '}
                </>
              ) : (
                `${LENSES[props.lens].parameter} `
              )}
            </span>
            <span className="graph-halo" data-fit={characters}>
              {(called || kind === 'bias') && <i aria-hidden="true">{called || 'b'} </i>}
              <ParameterNumber part={`label/${index}`} fixed={kind === 'bias' && fixed} />
            </span>
            {kind === 'bias' && !fixed && !props.trainBiases && <span className="visually-hidden">, fixed</span>}
          </button>
        )
      })}
      {props.bare.map(({ index, rect }) => (
        <button
          key={`bare/${index}`}
          type="button"
          className="graph-item graph-bare"
          {...tab({ kind: 'parameter', index })}
          style={box(rect)}
          aria-pressed={isSelected(index)}
          onClick={() => props.onSelect({ kind: 'parameter', index })}
        >
          <span className="visually-hidden">
            {shownParameterName(network, dataset, index)} {LENSES[props.lens].parameter}{' '}
            <ParameterNumber part={`label/${index}`} fixed={fixed && parameterAt(network, index).kind === 'bias'} />
          </span>
        </button>
      ))}
      {layout.units.map((unit) => (
        <Unit key={`${unit.layer}/${unit.unit}`} {...props} unit={unit} tab={tab({ kind: 'unit', layer: unit.layer, unit: unit.unit })} />
      ))}
      {layout.bundles.map(({ layer, count, rect }) => (
        <select
          key={layer}
          className="graph-item graph-bundle"
          {...tab({ kind: 'bundle', layer })}
          style={box(rect)}
          aria-label={`${counted(count, 'more unit')}${layer === 0 ? ' at the input' : ''}: show one`}
          value=""
          onChange={(event) => props.onOpen(layer, Number(event.target.value))}
        >
          <option value="">{rect.width < 50 * layout.scale ? `+${count}` : `+ ${count} more`}</option>
          {hiddenUnits(network, layout, layer).map((unit) => (
            <option key={unit} value={unit}>
              {shownName(network, dataset, layer, unit)}
            </option>
          ))}
        </select>
      ))}
      <button
        type="button"
        className="graph-item graph-loss"
        {...tab({ kind: 'loss' })}
        style={lossBox(layout)}
        data-emphasis={rule.loss}
        {...boundAttributes(rule, 'loss')}
        data-place={layout.lossPlace}
        data-part="loss-box"
        data-fit={layout.lossPlace === 'strip' ? STRIP_CHARACTERS : LOSS_CHARACTERS}
        aria-pressed={selection.kind === 'loss'}
        onClick={() => props.onSelect(selection.kind === 'loss' ? { kind: 'none' } : { kind: 'loss' })}
      >
        <span className="graph-loss-part">
          <b>{layout.lossPlace === 'strip' ? 'loss' : 'loss of sample'}</b>
          <strong className="graph-loss-now" data-fit={LOSS_CHARACTERS} data-part="loss" />
          {network.layers.at(-1)!.out === 1 && <Line label="output" part="output" />}
          {targetLines(dataset, props.sample).map((target) => (
            <Line key={target.label} {...target} />
          ))}
        </span>
        <span className="graph-loss-part graph-loss-step" data-fit={layout.lossPlace === 'strip' ? STRIP_LOSS_CHARACTERS : LOSS_CHARACTERS}>
          <b>{layout.lossPlace === 'strip' ? 'batch' : 'loss of batch'}</b>
          <Line label="before" part="loss-batch" />
          <Line label="after" part="loss-after" />
        </span>
      </button>
    </>
  )
}

function Unit({
  network,
  dataset,
  selection,
  rule,
  lens,
  trainBiases,
  onSelect,
  unit: { layer, unit, rect, words, bar, characters },
  tab,
}: ItemsProps & { readonly unit: UnitBox; readonly tab: { readonly 'data-spot': string; readonly tabIndex: number } }) {
  const name = shownName(network, dataset, layer, unit)
  const pin = [undefined, 'in', 'out'][network.layers[layer - 1]?.pins?.[unit] ?? 0]
  const selected = selection.kind === 'unit' && selection.layer === layer && selection.unit === unit
  return (
    <button
      type="button"
      className="graph-item graph-unit"
      {...tab}
      style={{ ...box(rect), ['--bar' as string]: `${bar}px`, ...(words === 'named' && { ['--picture' as string]: `${rect.height}px` }) }}
      data-words={words}
      data-emphasis={rule.unit(layer, unit)}
      {...boundAttributes(rule, `unit/${layer}/${unit}`)}
      data-mark={LENSES[lens].unitMark}
      data-part={`dropped/${layer}/${unit}`}
      data-pin={pin}
      aria-pressed={selected}
      onClick={() => onSelect(selected ? { kind: 'none' } : { kind: 'unit', layer, unit })}
    >
      <span className="graph-halo graph-name">{name}</span>
      <span className="visually-hidden">
        , <span data-part={`unit-word/${layer}/${unit}`} />{' '}
      </span>
      <span className="graph-halo graph-number" data-fit={characters} data-part={`unit/${layer}/${unit}`} />
      {layer > 0 && (
        <span className="visually-hidden">
          , bias <span data-part={`parameter/${network.layers[layer - 1]!.b + unit}`} />
          {!trainBiases && ', fixed'}
        </span>
      )}
      {pin && <span className="visually-hidden">, pinned {pin}</span>}
      <span className="visually-hidden graph-dropped">, dropped in the last step</span>
    </button>
  )
}

const LOSS_CHARACTERS = 7
const STRIP_CHARACTERS = 5
const STRIP_LOSS_CHARACTERS = 6

interface LineProps {
  readonly label: string
  readonly part?: string
  readonly text?: string
}

function Line({ label, part, text }: LineProps): ReactNode {
  return (
    <span className="graph-line">
      <span>{label}</span>
      {part ? <span key="number" className="graph-value" data-part={part} /> : <span className="graph-value">{text}</span>}
    </span>
  )
}

const MOST_TARGETS = 3

/** Lines of the target in the loss box: the class by its name, else the numbers of the first outputs. */
export function targetLines(dataset: Dataset, sample: number): LineProps[] {
  const { Y, task, classNames, outputNames } = dataset
  if (task === 'classes') {
    const row = Y.values.subarray(sample * Y.columns, (sample + 1) * Y.columns)
    return [{ label: 'target', text: classNames[row.indexOf(1)] ?? '' }]
  }
  if (Y.columns === 1) return [{ label: 'target', part: 'target/0' }]
  return outputNames.slice(0, MOST_TARGETS).map((name, unit) => ({ label: `target ${name}`, part: `target/${unit}` }))
}

function hiddenUnits(network: Network, layout: GraphLayout, layer: number): number[] {
  const drawn = new Set(layout.units.filter((box) => box.layer === layer).map((box) => box.unit))
  return Array.from({ length: network.sizes[layer]! }, (_, unit) => unit).filter((unit) => !drawn.has(unit))
}

function emphasisOfParameter({ layout, network, rule }: ItemsProps, index: number): number {
  const edge = layout.edges.find((one) => one.index === index)
  if (edge) return rule.edge(edge.layer, edge.to, edge.from, index)
  const layer = network.layers.findIndex(({ b, out }) => index >= b && index < b + out)
  return rule.bias(index, layer + 1, index - network.layers[layer]!.b)
}

/** The loss box is as tall as its lines, but for the strip. */
function lossBox({ loss: { x, y, width, height }, lossPlace }: GraphLayout) {
  if (lossPlace === 'strip') return { left: x, top: y, width, height }
  return { left: x, top: lossPlace === 'right' ? y + height / 2 : y, width }
}

function box({ x, y, width, height }: Rect) {
  return { left: x, top: y, width, height }
}
