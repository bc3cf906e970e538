import { useRef } from 'react'
import { unitName } from '../../engine/network/names'
import type { Network } from '../../engine/network/network'
import { useRun } from '../../page'
import type { Frame } from '../../trainer/protocol'
import { formatCount } from '../../ui/number/format-number'
import { paintNumber } from '../../ui/number/paint-number'
import { Heads } from '../../ui/TableTwin'
import { Explained } from '../Explained'
import { ref } from '../ref'
import { usePainter } from '../use-painter'
import type { ViewSize } from '../view-size'
import './sample.css'

const NODE_ERROR_HEAD = (
  <th key="delta" scope="col">
    <Explained term="node error" /> ∂L/∂z
  </th>
)

/** Every value of the shown sample at the present parameters: inputs, sums, activations, node errors, target and loss. */
export function SampleView({ width, height }: ViewSize) {
  const network = useRun((state) => state.network)
  const dataset = useRun((state) => state.dataset)
  const sample = useRun((state) => state.document.view.sample)
  const root = useRef<HTMLDivElement>(null)
  usePainter(({ probe }: Frame) => paintSample(root.current!, probe), [network, sample])
  if (!network || !dataset) return null
  return (
    <section className="sample-view" ref={root} style={{ width, height }} aria-label="Values of the shown sample" tabIndex={0}>
      <table>
        <caption>
          Sample {formatCount(sample + 1)}: one forward and backward pass of this row alone, at the present weights, without dropout
        </caption>
        <Heads names={['unit', 'sum z', 'activation a', NODE_ERROR_HEAD, 'target y']} />
        <tbody>
          {dataset.inputNames.map((name, unit) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td />
              <td data-part={`x/${unit}`} />
              <td />
              <td />
            </tr>
          ))}
          {unitsOf(network).map(({ layer, unit, last }) => (
            <tr key={`${layer}/${unit}`}>
              <th scope="row">
                {last ? (dataset.outputNames[unit] ?? unitName(network, layer + 1, unit)) : unitName(network, layer + 1, unit)}
              </th>
              <td data-part={`z/${layer}/${unit}`} />
              <td data-part={`a/${layer}/${unit}`} />
              <td data-part={`delta/${layer}/${unit}`} />
              <td {...(last ? { 'data-part': `y/${unit}` } : {})} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">loss of this sample</th>
            <td data-part="loss" colSpan={4} />
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

const MOST_UNITS_A_LAYER = 64

function unitsOf(network: Network) {
  return network.layers.flatMap((layer, l) =>
    Array.from({ length: Math.min(layer.out, MOST_UNITS_A_LAYER) }, (_, unit) => ({
      layer: l,
      unit,
      last: l === network.layers.length - 1,
    })),
  )
}

function paintSample(root: HTMLElement, probe: Frame['probe']): void {
  for (const cell of root.querySelectorAll<HTMLElement>('[data-part]')) {
    const [name, layerText, unitText] = cell.dataset.part!.split('/')
    const layer = Number(layerText)
    const unit = Number(unitText)
    switch (name) {
      case 'x':
      case 'y':
        paintNumber(cell, probe[name][layer] ?? Number.NaN, ref('probe', probe.step, name, probe.row, layer))
        break
      case 'z':
      case 'a':
      case 'delta':
        paintNumber(cell, probe[name][layer]?.[unit] ?? Number.NaN, ref('probe', probe.step, name, layer, probe.row, unit))
        break
      case 'loss':
        paintNumber(cell, probe.loss, ref('probe', probe.step, 'loss', probe.row))
        break
    }
  }
}
