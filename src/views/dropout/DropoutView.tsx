import { useRef } from 'react'
import { pinOf } from '../../document/pins'
import { USUAL_DROPOUT } from '../../document/presets/defaults'
import type { Selection } from '../../document/types'
import { unitName } from '../../engine/network/names'
import type { Network } from '../../engine/network/network'
import { change, type Moment, select, setSample, useRun, useThisRun } from '../../page'
import { type Pinning, pinUnit } from '../../page/documents/pin-unit'
import { dropoutBefore } from '../../page/run/dropout-before'
import { Button } from '../../ui/Button'
import { Segments } from '../../ui/Choice'
import { Select } from '../../ui/Select'
import { Explained } from '../Explained'
import { usePainter } from '../use-painter'
import { useTextPx } from '../use-text-px'
import type { ViewSize } from '../view-size'
import { MaskStrip } from './MaskStrip'
import { PassTable } from './PassTable'
import { paintTotals, paintUnit } from './paint'
import './dropout.css'

/** Sizes of the text under which the masks are below the words. */
const WIDE = 52

/** What dropout does: the last masks, one unit that was dropped and one that was kept, evaluation beside it, and how often so far. */
export function DropoutView({ width, height }: ViewSize) {
  const run = useThisRun()
  const network = useRun((state) => state.network)
  const on = useRun(({ training }) => training !== null && training.dropout > 0)
  const pinned = useRun(({ training }) => training !== null && training.pins.length > 0)
  const narrow = width < WIDE * useTextPx()
  const hidden = (network?.layers.length ?? 1) > 1
  return (
    <section className="view-column dropout" data-narrow={narrow || undefined} style={{ width, height }} aria-label="Dropout" tabIndex={0}>
      {!hidden && <p>Dropout acts on hidden units, and this network has none.</p>}
      {hidden && !on && (
        <p className="dropout-off">
          Dropout is off: {pinned ? 'only units pinned out are left out.' : 'every hidden unit takes part in every step.'}{' '}
          <Button variant="outline" onClick={() => change({ field: 'dropout', value: USUAL_DROPOUT }, run)}>
            Turn on with p = {USUAL_DROPOUT}
          </Button>
        </p>
      )}
      {hidden && network && (
        <>
          <div className="dropout-controls">
            {(on || pinned) && <PassSwitch />}
            <PinControl network={network} />
          </div>
          <Masks network={network} />
        </>
      )}
    </section>
  )
}

/** Whether the graph shows the sample as it was trained, or the same without dropout. */
function PassSwitch() {
  const run = useThisRun()
  const moment = useRun((state) => state.moment)
  const sample = useRun((state) => state.document.view.sample)
  const offer = useRef<HTMLSpanElement>(null)
  usePainter(
    ({ trace }) => {
      const first = trace?.rows[trace.included[0] ?? 0]
      offer.current!.hidden = first === undefined || first === sample
    },
    [sample],
  )
  return (
    <div className="wrap-row dropout-control">
      <span aria-hidden="true">The graph shows the last step in</span>
      <Segments<Moment>
        label="The graph shows the last step in"
        value={moment}
        options={[
          { value: 'before', label: 'training' },
          { value: 'evaluated', label: 'evaluation' },
          { value: 'after', label: 'neither: after it' },
        ]}
        onChange={(next) => run.state.setState({ moment: next })}
      />
      <span ref={offer} hidden>
        The shown sample was not in the last batch.{' '}
        <Button
          variant="outline"
          onClick={() => {
            const row = run.frames.latest()?.trace?.rows[0]
            if (row !== undefined) setSample(row)
          }}
        >
          Show the first sample that was
        </Button>
      </span>
    </div>
  )
}

/** Hidden units that a list can hold; of more, one is selected in the graph. */
const LISTED = 64

/** Pins a hidden unit, which is selected here or in the graph: a lecture may show no graph beside this. */
function PinControl({ network }: { readonly network: Network }) {
  const run = useThisRun()
  const selection = useRun((state) => state.document.view.selection)
  const pins = useRun((state) => state.training?.pins) ?? []
  const unit = hiddenUnit(network, selection)
  const units = hiddenUnits(network)
  if (!unit && units.length > LISTED)
    return <p className="wrap-row dropout-control">Select a hidden unit in the graph to pin it in or out (key K).</p>
  if (!unit)
    return (
      <p className="wrap-row dropout-control">
        <Select
          label="Unit to pin"
          value=""
          options={units.map(({ layer, unit }) => ({ value: `${layer}/${unit}`, label: unitName(network, layer, unit) }))}
          onChange={(chosen) => {
            const [layer, unit] = chosen.split('/').map(Number)
            select({ kind: 'unit', layer: layer!, unit: unit! }, run)
          }}
        >
          <option value="" disabled>
            Choose a unit
          </option>
        </Select>
        to pin it in or out, here or in the graph (key K).
      </p>
    )
  const label = `Unit ${unitName(network, unit.layer, unit.unit)} is`
  const pin = pinOf(pins, unit.layer, unit.unit) ?? 'free'
  return (
    <div className="wrap-row dropout-control">
      <span aria-hidden="true">{label}</span>
      <Segments<Pinning>
        label={label}
        value={pin}
        options={[
          { value: 'free', label: 'left to chance' },
          { value: 'in', label: 'pinned in' },
          { value: 'out', label: 'pinned out' },
        ]}
        onChange={(to) => pinUnit(run, unit.layer, unit.unit, to)}
      />
      {pin === 'in' && <span>Never dropped, so its own p is 0: it is divided by 1, and its mean stays a.</span>}
      {pin === 'out' && <span>It sends 0 in training and in evaluation; its weights get no gradient.</span>}
    </div>
  )
}

function Masks({ network }: { readonly network: Network }) {
  const selection = useRun((state) => state.document.view.selection)
  const sample = useRun((state) => state.document.view.sample)
  const changes = useRun((state) => state.document.changes)
  const run = useThisRun()
  const words = useRef<HTMLDivElement>(null)
  const unit = hiddenUnit(network, selection)
  usePainter(
    (frame) => {
      const root = words.current!
      paintTotals(root, frame, dropoutBefore(run, frame.position.step, unit), unit)
      for (const kept of [0, 1] as const) paintUnit(root, frame, { network, selection, sample, kept })
    },
    [network, selection, sample, changes],
  )
  return (
    <div className="dropout-parts">
      <div className="dropout-words" ref={words}>
        <dl>
          <dt>share kept, 1 − p; kept activations are divided by it</dt>
          <dd data-part="keep" />
          <dt data-part="drawn" />
          <dd data-part="masks" />
          <dt>
            chance that {unit ? unitName(network, unit.layer, unit.unit) : 'a hidden unit'} was dropped at least once so far
            <br />
            <span data-part="chance" />; p is 0 while pinned in, 1 while pinned out
          </dt>
          <dd data-part="droppedOnce" />
        </dl>
        <p data-part="dropped" hidden>
          <strong /> was dropped in the last step for <span />: its activation <b /> became <b />. The same mask acts on the way back, so
          its <Explained term="node error" /> is <b />: its value was 0 forwards, so nothing flows backwards, and this row adds nothing to
          the gradient of its weights.
        </p>
        <p data-part="kept" hidden>
          <strong /> was kept for <span />: its activation <b /> was divided by 1 − p and became <b />, so that the next layer gets as much
          as without dropout, on average.
        </p>
        <PassTable network={network} layer={unit?.layer ?? 1} />
      </div>
      <MaskStrip network={network} />
    </div>
  )
}

function hiddenUnits({ layers }: Network): { readonly layer: number; readonly unit: number }[] {
  return layers.slice(0, -1).flatMap(({ out }, k) => Array.from({ length: out }, (_, unit) => ({ layer: k + 1, unit })))
}

/** The selected unit where it is a hidden one; layer 1 is the first hidden layer. */
function hiddenUnit({ layers }: Network, selection: Selection): { readonly layer: number; readonly unit: number } | null {
  return selection.kind === 'unit' && selection.layer > 0 && selection.layer < layers.length ? selection : null
}
