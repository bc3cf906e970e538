import { useMemo } from 'react'
import type { Network } from '../../engine'
import type { StepTrace } from '../../engine/step-trace'
import { type Summary, summaryOf } from '../../explain/distribution'
import { layerState } from '../../explain/unit-state'
import { formatNumber } from '../../ui/format-number'
import { roundCeil } from '../anatomy/steady-scale'
import { Painted } from '../check/Painted'
import { Count } from './Count'
import { Histogram } from './Histogram'

interface LayersPanelProps {
  readonly network: Network
  readonly trace: StepTrace // of the whole batch
  readonly width: number
  readonly height: number
  readonly textPx: number
  readonly asTable: boolean
}

const QUANTITIES = [
  { id: 'z', sign: 'z', name: 'sums z' },
  { id: 'a', sign: 'a', name: 'activations a' },
  { id: 'delta', sign: 'δ', name: 'node errors δ' },
] as const
const PARTS: readonly (keyof Summary)[] = ['low', 'mean', 'high']
const NAME_WIDTH = 10.5
const ROW = 3

/** How sums, activations and node errors of the batch are spread in each layer, each on one scale for all layers. */
export function LayersPanel({ network, trace, width, height, textPx, asTable }: LayersPanelProps) {
  const layers = trace.z.map((_, layer) => layer)
  const scales = useMemo(() => QUANTITIES.map(({ id }) => roundCeil(largestOf(trace[id]))), [trace])
  const cell = Math.max(40, Math.floor((width - NAME_WIDTH * textPx - 3 * 8 - 24) / 3))
  return (
    <section className="unit-layers" style={{ width, height }} aria-label="Layers of the batch" tabIndex={0}>
      {asTable ? (
        <NumberTable network={network} trace={trace} layers={layers} />
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">layer</th>
              {QUANTITIES.map(({ id, name }, k) => (
                <th key={id} scope="col">
                  {name} <span className="unit-scale">±{formatNumber(scales[k]!, 1)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {layers.map((layer) => (
              <tr key={layer}>
                <th scope="row">
                  {layerName(network, layer)}
                  <LayerWords network={network} trace={trace} layer={layer} />
                </th>
                {QUANTITIES.map(({ id, name }, k) => (
                  <td key={id}>
                    <Histogram
                      values={trace[id][layer]!}
                      full={scales[k]!}
                      width={cell}
                      height={ROW * textPx}
                      label={`${name} of ${layerName(network, layer)}`}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** The picture's twin: lowest, mean and highest of each. */
function NumberTable({ network, trace, layers }: Pick<LayersPanelProps, 'network' | 'trace'> & { readonly layers: readonly number[] }) {
  return (
    <table className="unit-numbers">
      <thead>
        <tr>
          <th scope="col">layer</th>
          <th scope="col">lowest</th>
          <th scope="col">mean</th>
          <th scope="col">highest</th>
        </tr>
      </thead>
      <tbody>
        {layers.flatMap((layer) =>
          QUANTITIES.map(({ id, sign }) => {
            const summary = summaryOf(trace[id][layer]!)
            return (
              <tr key={`${layer} ${id}`}>
                <th scope="row">
                  {sign} of {layerName(network, layer)}
                </th>
                {PARTS.map((part) => (
                  <td key={part}>
                    <Painted value={summary[part]} record={`layer:${trace.step}/${id}/${layer}/${part}`} digits={4} />
                  </td>
                ))}
              </tr>
            )
          }),
        )}
      </tbody>
    </table>
  )
}

/** How many values are saturated, or how many units dead; nothing for other functions. */
function LayerWords({ network, trace, layer }: Pick<LayersPanelProps, 'network' | 'trace'> & { readonly layer: number }) {
  const { activation } = network.layers[layer]!
  const state = layerState(trace, layer, activation)
  const record = `layer:${trace.step}`
  if (activation === 'relu') {
    return (
      <span className="unit-state" data-alarm={state.dead > 0 || undefined}>
        dead <Count value={state.dead} record={`${record}/dead/${layer}`} /> of{' '}
        <Count value={state.units} record={`${record}/units/${layer}`} />
      </span>
    )
  }
  if (activation !== 'sigmoid' && activation !== 'tanh') return null
  return (
    <span className="unit-state" data-alarm={state.saturated > state.values / 2 || undefined}>
      saturated <Count value={state.saturated} record={`${record}/saturated/${layer}`} /> of{' '}
      <Count value={state.values} record={`${record}/values/${layer}`} />
    </span>
  )
}

function layerName({ layers }: Network, layer: number): string {
  const place = layer === layers.length - 1 ? 'output' : layers.length === 2 ? 'hidden' : `hidden ${layer + 1}`
  return `${place}, ${layers[layer]!.activation.replace('_', ' ')}`
}

function largestOf(arrays: readonly Float64Array[]): number {
  let largest = 0
  for (const values of arrays) for (const value of values) if (Math.abs(value) > largest) largest = Math.abs(value)
  return largest
}
