import { useMemo } from 'react'
import type { Network } from '../../engine'
import type { StepTrace } from '../../engine/step/step-trace'
import { type Summary, spreadOf, summaryOf } from '../../explain/signals/distribution'
import { layerState } from '../../explain/signals/unit-state'
import { roundCeil } from '../../ui/chart/steady-scale'
import { formatNumber } from '../../ui/number/format-number'
import { Num } from '../../ui/number/Num'
import { Heads } from '../../ui/TableTwin'
import { ref } from '../ref'
import { Drawn } from './Drawn'
import { Histogram } from './Histogram'

interface LayersPanelProps {
  readonly network: Network
  readonly trace: StepTrace // of the whole batch
  readonly width: number
  readonly height: number | null // null: as high as it needs
  readonly textPx: number
  readonly asTable: boolean
  readonly weights?: boolean // those before the step too, and the spread of each
}

const WEIGHTS = { id: 'W', sign: 'w', name: 'weights w' } as const
const QUANTITIES = [
  { id: 'z', sign: 'z', name: 'sums z' },
  { id: 'a', sign: 'a', name: 'activations a' },
  { id: 'delta', sign: '∂L/∂z', name: 'node errors ∂L/∂z' },
] as const
type Shown = typeof WEIGHTS | (typeof QUANTITIES)[number]
const PARTS: readonly (keyof Summary)[] = ['low', 'mean', 'high']
const NAME_WIDTH = 10.5
const ROW = 3

/** How sums, activations and node errors of the batch, and the weights, are spread in each layer, each on one scale for all layers. */
export function LayersPanel({ network, trace, width, height, textPx, asTable, weights = false }: LayersPanelProps) {
  const layers = trace.z.map((_, layer) => layer)
  const shown: readonly Shown[] = useMemo(() => (weights ? [WEIGHTS, ...QUANTITIES] : QUANTITIES), [weights])
  const valuesOf = ({ id }: Shown, layer: number): Float64Array => {
    const { W, b } = network.layers[layer]!
    return id === 'W' ? trace.before.subarray(W, b) : trace[id][layer]!
  }
  const scales = useMemo(
    () => shown.map((one) => roundCeil(largestOf(layers.map((layer) => valuesOf(one, layer))))),
    [network, trace, shown],
  )
  const cell = Math.max(40, Math.floor((width - NAME_WIDTH * textPx - shown.length * 8 - 24) / shown.length))
  const numbers = layers.flatMap((layer) => shown.map((one) => ({ layer, one, values: valuesOf(one, layer) })))
  return (
    <section
      className="view-panel view-scroll unit-layers"
      style={{ width, ...(height !== null && { height }) }}
      aria-label="Layers of the batch"
      tabIndex={0}
    >
      {asTable ? (
        <table className="unit-numbers">
          <Heads names={['layer', 'lowest', 'mean', 'highest', ...(weights ? ['spread'] : [])]} />
          <tbody>
            {numbers.map(({ layer, one: { id, sign }, values }) => (
              <tr key={`${layer} ${id}`}>
                <th scope="row">
                  {sign} of {layerName(network, layer)}
                </th>
                {PARTS.map((part) => (
                  <td key={part}>
                    <Num value={summaryOf(values)[part]} record={ref('layer', trace.step, id, layer, part)} />
                  </td>
                ))}
                {weights && (
                  <td>
                    <Num value={spreadOf(values)} record={ref('layer', trace.step, id, layer, 'spread')} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <table>
          <Heads
            names={[
              'layer',
              ...shown.map(({ id, name }, k) => (
                <th key={id} scope="col">
                  {name} <span className="unit-scale">±{formatNumber(scales[k]!, 1)}</span>
                </th>
              )),
            ]}
          />
          <tbody>
            {layers.map((layer) => (
              <tr key={layer}>
                <th scope="row">
                  {layerName(network, layer)}
                  <LayerWords network={network} trace={trace} layer={layer} />
                </th>
                {shown.map((one, k) => (
                  <td key={one.id}>
                    <Histogram
                      values={valuesOf(one, layer)}
                      full={scales[k]!}
                      width={cell}
                      height={ROW * textPx}
                      label={`${one.name} of ${layerName(network, layer)}`}
                    />
                    {weights && (
                      <span className="unit-spread">
                        spread{' '}
                        <Num value={spreadOf(valuesOf(one, layer))} record={ref('layer', trace.step, one.id, layer, 'spread')} format={2} />
                        {one.id === 'W' && <Drawn network={network} step={trace.step} layer={layer} />}
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {weights && (
        <p>
          Spread: the standard deviation.
          {trace.step === 0 && ' Next to the spread of the first weights is the spread their initializer aims for.'}
        </p>
      )}
    </section>
  )
}

/** How many values are saturated, or how many units dead; nothing for other functions. */
function LayerWords({ network, trace, layer }: Pick<LayersPanelProps, 'network' | 'trace'> & { readonly layer: number }) {
  const { activation } = network.layers[layer]!
  const state = layerState(trace, layer, activation)
  if (activation === 'relu') {
    return (
      <span className="unit-state" data-alarm={state.dead > 0 || undefined}>
        dead <Num value={state.dead} record={ref('layer', trace.step, 'dead', layer)} format="count" /> of{' '}
        <Num value={state.units} record={ref('layer', trace.step, 'units', layer)} format="count" />
      </span>
    )
  }
  if (activation !== 'sigmoid' && activation !== 'tanh') return null
  return (
    <span className="unit-state" data-alarm={state.saturated > state.values / 2 || undefined}>
      saturated <Num value={state.saturated} record={ref('layer', trace.step, 'saturated', layer)} format="count" /> of{' '}
      <Num value={state.values} record={ref('layer', trace.step, 'values', layer)} format="count" />
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
