import { useRef } from 'react'
import type { Dataset } from '../../data/dataset'
import { suitsTask } from '../../document/pairings'
import type { Activation, Loss, Network } from '../../engine'
import { LOSSES } from '../../explain/kinds/losses'
import { logitPoint, lossesAt, slopeFormula, timesAsSteep } from '../../explain/signals/logit-slope'
import { useRun } from '../../page'
import { repairInB } from '../../page/documents/health-repairs'
import type { Frame } from '../../trainer/protocol'
import { Button } from '../../ui/Button'
import { fitCanvas } from '../../ui/chart/canvas'
import { roundCeil } from '../../ui/chart/steady-scale'
import { paintNumber } from '../../ui/number/paint-number'
import { Heads } from '../../ui/TableTwin'
import { shownName } from '../graph/names'
import { ref } from '../ref'
import { themeColors } from '../theme-colors'
import { usePainter } from '../use-painter'
import type { ViewSize } from '../view-size'
import { drawLogit } from './draw-logit'
import { logitCurves } from './logit-curves'

interface LossPanelProps extends ViewSize {
  readonly network: Network
  readonly dataset: Dataset
  readonly output: number // whose z is moved along the curve
  readonly textPx: number
}

/** Outputs that a table can bear. */
const OUTPUTS = 10
const CURVE_SHARE = 0.38
const BESIDE_FROM = 50
const STACKED = 16

/** dL/dz of an output of the shown sample over its z, under the loss in force and the other one that goes with the function: where it is flat, the start is slow. */
export function LossPanel({ network, dataset, output, width, height, textPx }: LossPanelProps) {
  const loss = useRun((state) => state.training?.loss ?? null)
  const { activation, out } = network.layers.at(-1)!
  const canvas = useRef<HTMLCanvasElement>(null)
  const table = useRef<HTMLTableSectionElement>(null)
  const times = useRef<HTMLSpanElement>(null)
  const beside = width >= BESIDE_FROM * textPx
  const pictureWidth = beside ? Math.round(width * CURVE_SHARE) - 24 : width - 24
  const pictureHeight = beside ? Math.max(80, height - 8) : STACKED * textPx
  const losses: readonly Loss[] = loss ? shownLosses(activation, loss, dataset) : []
  const other = losses.find((one) => one !== loss) ?? null

  function paint({ probe, training }: Frame): void {
    const last = network.layers.length - 1
    const z = probe.z[last]
    if (!loss || training.loss !== loss || z?.length !== out) return
    const context = fitCanvas(canvas.current!, pictureWidth, pictureHeight)
    const curves = logitCurves(losses, activation, z, probe.y, output, roundCeil(Math.abs(z[output]!)))
    drawLogit(context, curves, losses.indexOf(loss), { width: pictureWidth, height: pictureHeight }, themeColors(), textPx)
    for (const row of table.current!.rows) {
      const unit = Number(row.dataset.unit)
      const [zCell, aCell, yCell, own, others] = row.querySelectorAll('td')
      const at = `${probe.row}/${unit}`
      paintNumber(zCell!, z[unit]!, ref('probe', probe.step, 'z', last, at))
      paintNumber(aCell!, probe.a[last]![unit]!, ref('probe', probe.step, 'a', last, at))
      paintNumber(yCell!, probe.y[unit]!, ref('probe', probe.step, 'y', at))
      paintNumber(own!, probe.delta[last]![unit]!, ref('probe', probe.step, 'delta', last, at))
      if (!other || !others) continue
      const { slope } = logitPoint(other, activation, z, probe.y, unit, z[unit]!)
      paintNumber(others, slope, ref('logit', probe.step, 'slope', other, at))
    }
    if (other && times.current) {
      const factor = timesAsSteep(other, loss, activation, z, probe.y, output)
      paintNumber(times.current, factor, ref('logit', probe.step, 'times', other, probe.row, output), 3)
    }
  }
  usePainter(paint, [network, dataset, loss, output, pictureWidth, pictureHeight, textPx])

  if (!loss) return null
  const name = shownName(network, dataset, network.layers.length, output)
  const compared = other ? [loss, other] : [loss]
  const shown = Array.from({ length: Math.min(out, OUTPUTS) }, (_, unit) => unit)
  return (
    <section
      className="view-panel view-scroll unit-loss"
      data-stacked={!beside || undefined}
      style={{ width, height }}
      aria-label="Slope of the loss at the output"
      tabIndex={0}
    >
      <canvas
        ref={canvas}
        style={{ width: pictureWidth, height: pictureHeight }}
        role="img"
        aria-label={`dL/dz of ${name} over z, under ${losses.map((one) => LOSSES[one].inSentence).join(' and ')}. The table lists the values.`}
      />
      <div className="unit-loss-words">
        <table>
          <Heads names={['output', 'z', 'a', 'y', ...compared.map((one) => <SlopeHead key={one} loss={one} activation={activation} />)]} />
          <tbody ref={table}>
            {shown.map((unit) => (
              <tr key={unit} data-unit={unit} data-shown={unit === output || undefined}>
                <th scope="row">{shownName(network, dataset, network.layers.length, unit)}</th>
                <td />
                <td />
                <td />
                <td />
                {other && <td />}
              </tr>
            ))}
          </tbody>
        </table>
        <p>
          ◯ The shown sample alone, as a batch of one.
          {other && (
            <>
              {' '}
              At this z the slope of the {LOSSES[other].inSentence} is <b ref={times} /> times that of the {LOSSES[loss].inSentence}.
            </>
          )}
          {other &&
            (activation === 'sigmoid' || activation === 'softmax') &&
            ' Far on the wrong side the squared error is flat, a slow start; the cross-entropy is not.'}
        </p>
        {other && (
          <p className="wrap-row">
            <Button
              variant="outline"
              hint={`Opens the comparison: run B goes on with the ${LOSSES[other].inSentence}`}
              onClick={() => against(other)}
            >
              Compare with the {LOSSES[other].inSentence}
            </Button>
          </p>
        )}
      </div>
    </section>
  )

  function against(rival: Loss): void {
    const activations = network.layers.map((layer) => layer.activation)
    repairInB({
      kind: 'change',
      words: `the ${LOSSES[rival].inSentence}`,
      change: { field: 'functions', value: { activations, loss: rival } },
    })
  }
}

function SlopeHead({ loss, activation }: { readonly loss: Loss; readonly activation: Activation }) {
  return (
    <th scope="col">
      {LOSSES[loss].inSentence}
      <span>dL/dz = {slopeFormula(loss, activation)}</span>
    </th>
  )
}

/** The losses of the function that the targets allow, the one in force among them. */
function shownLosses(activation: Activation, loss: Loss, { task }: Dataset): readonly Loss[] {
  return lossesAt(activation, loss).filter((one) => one === loss || suitsTask(one, task))
}
