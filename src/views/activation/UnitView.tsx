import { useMemo, useState } from 'react'
import type { UnitPart } from '../../document/types'
import { setPane, usePage, useRun, useThisRun } from '../../page'
import { networkAt } from '../../page/run/network-at'
import { Toggle } from '../../ui/Button'
import { Segments } from '../../ui/Choice'
import { Select } from '../../ui/Select'
import { shownName } from '../graph/names'
import { rootPx } from '../root-px'
import { useTextPx } from '../use-text-px'
import type { ViewSize } from '../view-size'
import { CurvePanel } from './CurvePanel'
import { EqualPanel } from './EqualPanel'
import { LayersPanel } from './LayersPanel'
import { LossPanel } from './LossPanel'
import { layoutUnit } from './layout'
import { PathPanel } from './PathPanel'
import { shownUnit } from './shown-unit'
import { useFullTrace } from './use-full-trace'
import './unit.css'

const PARTS = [
  { value: 'function', label: 'function' },
  { value: 'layers', label: 'weights and layers' },
  { value: 'path', label: 'strongest path' },
  { value: 'loss', label: 'slope of the loss' },
] as const

/** What goes through the units: the function of the selected one, the spread in every layer, the way of the gradient, the slope at the output. */
export function UnitView({ width, height }: ViewSize) {
  const network = useRun((state) => state.network)
  const dataset = useRun((state) => state.dataset)
  const selection = useRun((state) => state.document.view.selection)
  const part = usePage((state) => state.panes.unit)
  const [asTable, setAsTable] = useState(false)
  const textPx = useTextPx()
  const trace = useFullTrace()
  const { state } = useThisRun()
  const asMade = useMemo(() => trace && networkAt(state.getState(), trace.step), [state, trace])
  if (!network || !dataset) return null
  const fitting = trace && trace.update.length === network.parameterCount ? trace : null
  const made = (fitting && asMade) ?? network
  const shown = shownUnit(network, selection)
  const layer = network.layers[shown.layer]
  if (!layer || shown.unit >= layer.out) return null
  const name = shownName(network, dataset, shown.layer + 1, shown.unit)
  const layout = layoutUnit(width, height, textPx, rootPx('--target'))
  const room = { width, height: height - layout.titleHeight }
  return (
    <section className="unit" style={{ width, height }} aria-label={`Unit ${name}`}>
      <header className="view-head unit-title" data-stacked={layout.narrow || undefined} style={{ height: layout.titleHeight }}>
        <PartChoice part={part} narrow={layout.narrow} />
        {part === 'function' && (
          <h2>
            {name}, {layer.activation.replace('_', ' ')}
          </h2>
        )}
        {part === 'function' && (
          <p>
            <span className="unit-f">f</span> and <span className="unit-slope">f′</span>
            {selection.kind === 'none' && '; select another unit in the graph'}
          </p>
        )}
        {(part === 'function' || part === 'layers') && <Toggle label="Table" on={asTable} set={setAsTable} />}
      </header>
      <div className="view-scroll unit-content" style={{ height: room.height }}>
        {part === 'function' && (
          <div className="view-panels" style={{ width, height: layout.contentHeight }}>
            <CurvePanel
              shown={shown}
              activation={layer.activation}
              made={made.layers[shown.layer]!.activation}
              trace={fitting}
              textPx={textPx}
              width={layout.curve.width}
              height={layout.curve.height}
            />
            {fitting && (
              <LayersPanel
                {...{ asTable, textPx }}
                network={made}
                trace={fitting}
                width={layout.layers.width}
                height={layout.layers.height}
              />
            )}
          </div>
        )}
        {part === 'layers' && fitting && <EqualPanel {...{ network, dataset }} trace={fitting} />}
        {part === 'layers' && fitting && (
          <LayersPanel {...{ asTable, textPx, width }} network={made} trace={fitting} height={null} weights />
        )}
        {part === 'layers' && !fitting && (
          <p className="unit-wait">While it plays only the shown sample is followed. Pause for the whole batch.</p>
        )}
        {part === 'path' && <PathPanel {...{ network, dataset }} {...room} />}
        {part === 'loss' && (
          <LossPanel {...{ network, dataset, textPx }} output={shown.layer === network.layers.length - 1 ? shown.unit : 0} {...room} />
        )}
      </div>
    </section>
  )
}

function PartChoice({ part, narrow }: { readonly part: UnitPart; readonly narrow: boolean }) {
  const label = 'Part of the unit tab'
  const choose = (next: UnitPart) => setPane('unit', next)
  if (!narrow) return <Segments<UnitPart> label={label} value={part} options={PARTS} onChange={choose} />
  return <Select label={label} value={part} options={PARTS} onChange={choose} />
}
