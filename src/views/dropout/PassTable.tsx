import { useRef } from 'react'
import { unitName } from '../../engine/network/names'
import type { Network } from '../../engine/network/network'
import type { StepTrace } from '../../engine/step/step-trace'
import { useRun } from '../../page'
import { recordedPlace } from '../../page/run/masks'
import type { Reading } from '../../ui/number/Num'
import { paintBlank, paintNumber } from '../../ui/number/paint-number'
import { Heads } from '../../ui/TableTwin'
import { recordedReading } from '../recorded-reading'
import { usePainter } from '../use-painter'

/** Units of the layer that are listed. */
const MOST_UNITS = 24

interface PassTableProps {
  readonly network: Network
  readonly layer: number // whose units send: 1 is the first hidden layer
}

/** One sample in training and in evaluation, at the same weights: what each unit sends, and what that comes to in the next layer. */
export function PassTable({ network, layer }: PassTableProps) {
  const root = useRef<HTMLTableElement>(null)
  const sample = useRun((state) => state.document.view.sample)
  usePainter(({ trace, next }) => paintPasses(root.current!, trace ?? next, layer - 1, sample), [network, layer, sample])
  const { out } = network.layers[layer - 1]!
  const receiver = unitName(network, layer + 1, 0)
  return (
    <table className="dropout-passes" ref={root}>
      <caption>
        The same sample and weights, in training and in evaluation. With probability 1 − p a unit sends a / (1 − p), otherwise 0: on average
        that is a, so evaluation sends a itself{out > MOST_UNITS && `. The first ${MOST_UNITS} units`}
      </caption>
      <Heads names={['unit', 'a', 'mask', 'sends in training', 'sends in evaluation']} />
      <tbody>
        {Array.from({ length: Math.min(out, MOST_UNITS) }, (_, unit) => (
          <tr key={unit} data-unit={unit}>
            <th scope="row">{unitName(network, layer, unit)}</th>
            <td data-part="a" />
            <td data-part="mask" />
            <td data-part="dropped" />
            <td data-part="evaluation" />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr data-unit={0}>
          <th scope="row" colSpan={3}>
            which gives z of {receiver}
          </th>
          <td data-part="z" />
          <td data-part="evaluation-z" />
        </tr>
      </tfoot>
    </table>
  )
}

/** Of the shown sample where it is recorded, else of the first; of the next step before the first one; blank where the step had no mask. */
function paintPasses(root: HTMLTableElement, trace: StepTrace | null, layer: number, sample: number): void {
  const shown = trace?.evaluation && trace.included.length > 0 ? trace : null
  for (const cell of root.querySelectorAll<HTMLElement>('[data-part]')) {
    const unit = Number(cell.closest<HTMLElement>('tr')!.dataset.unit)
    const read = shown && passReading(shown, cell.dataset.part!, layer, unit, recordedPlace(shown, sample))
    if (read) paintNumber(cell, read.value, read.record, cell.dataset.part === 'mask' ? 1 : 4)
    else paintBlank(cell)
  }
}

function passReading(trace: StepTrace, part: string, layer: number, unit: number, sample: number): Reading {
  switch (part) {
    case 'a':
    case 'mask':
    case 'dropped':
      return recordedReading(trace, { kind: part, layer, sample, unit })
    case 'z':
    case 'evaluation-z':
      return recordedReading(trace, { kind: 'z', layer: layer + 1, sample, unit }, part !== 'z')
    default:
      return recordedReading(trace, { kind: trace.evaluation!.dropped[layer] ? 'dropped' : 'a', layer, sample, unit }, true)
  }
}
