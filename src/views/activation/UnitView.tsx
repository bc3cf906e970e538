import { useState } from 'react'
import { useApp } from '../../store'
import { Button } from '../../ui/Button'
import { shownName } from '../graph/names'
import { useTextPx } from '../graph/use-text-px'
import { rootPx } from '../root-px'
import type { ViewSize } from '../view-size'
import { CurvePanel } from './CurvePanel'
import { LayersPanel } from './LayersPanel'
import { layoutUnit } from './layout'
import { shownUnit } from './shown-unit'
import { useFullTrace } from './use-full-trace'
import './unit.css'

/** The function of the selected unit with the batch on it, and how the batch is spread in every layer. */
export function UnitView({ width, height }: ViewSize) {
  const network = useApp((state) => state.network)
  const dataset = useApp((state) => state.dataset)
  const selection = useApp((state) => state.document.view.selection)
  const [asTable, setAsTable] = useState(false)
  const textPx = useTextPx()
  const trace = useFullTrace()
  if (!network || !dataset) return null
  const fitting = trace && trace.update.length === network.parameterCount ? trace : null
  const shown = shownUnit(network, selection)
  const layer = network.layers[shown.layer]
  if (!layer || shown.unit >= layer.out) return null
  const name = shownName(network, dataset, shown.layer + 1, shown.unit)
  const layout = layoutUnit(width, height, textPx, rootPx('--target'))
  return (
    <section className="unit" style={{ width, height }} aria-label={`Unit ${name}`}>
      <header className="unit-title" style={{ height: layout.titleHeight }}>
        <h2>
          Unit {name}, {layer.activation.replace('_', ' ')}
        </h2>
        <p>
          <span className="unit-f">f</span> and its slope <span className="unit-slope">f′</span>
          {selection.kind === 'none' && '; select another unit in the graph'}
        </p>
        <Button aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          Table
        </Button>
      </header>
      <div className="unit-content" style={{ height: height - layout.titleHeight }}>
        <div className="unit-panels" data-stacked={layout.layers.x === 0 || undefined} style={{ width, height: layout.contentHeight }}>
          <CurvePanel
            shown={shown}
            activation={layer.activation}
            trace={fitting}
            textPx={textPx}
            width={layout.curve.width}
            height={layout.curve.height}
          />
          {fitting && (
            <LayersPanel {...{ network, asTable, textPx }} trace={fitting} width={layout.layers.width} height={layout.layers.height} />
          )}
        </div>
      </div>
    </section>
  )
}
