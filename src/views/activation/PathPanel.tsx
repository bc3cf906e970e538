import { useRef, useState } from 'react'
import type { Dataset } from '../../data/dataset'
import type { Activation, Network } from '../../engine'
import { nearestLiveRow, silentLayer } from '../../explain/signals/dead-end'
import { type PathStep, strongestPath } from '../../explain/signals/strongest-path'
import { setSample, useRun } from '../../page'
import { repairInB } from '../../page/documents/health-repairs'
import type { Frame } from '../../trainer/protocol'
import { Button } from '../../ui/Button'
import { formatCount } from '../../ui/number/format-number'
import { paintNumber } from '../../ui/number/paint-number'
import { Heads } from '../../ui/TableTwin'
import { shownName, shownParameterName } from '../graph/names'
import { ref } from '../ref'
import { usePainter } from '../use-painter'
import type { ViewSize } from '../view-size'
import { decadeShare, decadesOf } from './geometry/path-scale'

interface PathPanelProps extends ViewSize {
  readonly network: Network
  readonly dataset: Dataset
}

const COLUMNS = ['weight', 'slope', 'factor', 'product', 'slopes', 'bound'] as const
const RIVALS = [
  { activation: 'sigmoid', name: 'sigmoid' },
  { activation: 'tanh', name: 'tanh' },
  { activation: 'relu', name: 'ReLU' },
] as const

/** How the gradient of the shown sample shrinks or grows on its strongest way back from the loss, factor by factor, layer by layer. */
export function PathPanel({ network, dataset, width, height }: PathPanelProps) {
  const loss = useRun((state) => state.training?.loss ?? null)
  const table = useRef<HTMLTableSectionElement>(null)
  const words = useRef<HTMLParagraphElement>(null)
  // of the newest frame at rest, for a row that sends nothing back to the first layer
  const [dead, setDead] = useState<{ readonly layer: number; readonly live: number | null } | null>(null)
  const hidden = network.layers.slice(0, -1)
  const bounded = hidden.length > 0 && hidden.every(({ activation }) => activation === 'sigmoid')
  const layers = network.layers.map((_, back) => network.layers.length - 1 - back)

  function paint(frame: Frame): void {
    const { probe, parameters, position } = frame
    if (!loss || parameters.length !== network.parameterCount || probe.z.length !== network.layers.length) return
    const path = strongestPath(network, loss, probe, parameters)
    const decades = decadesOf(path.steps.map(({ product }) => product))
    for (const [back, step] of path.steps.entries()) {
      const row = table.current!.rows[back]!
      row.cells[0]!.textContent = shownName(network, dataset, step.layer + 1, step.unit)
      paintRow(row, step, back, frame)
      const bar = row.querySelector('i')!
      bar.style.width = `${(100 * decadeShare(decades, step.product)).toFixed(1)}%`
      bar.dataset.sign = step.product < 0 ? '-' : '+'
    }
    const layer = frame.exact && path.steps.at(-1)!.product === 0 ? silentLayer(network, probe) : null
    const found = layer === null ? null : { layer, live: nearestLiveRow(network, parameters, dataset, probe.row, loss) }
    setDead((known) => (known?.layer === found?.layer && known?.live === found?.live ? known : found))
    const [stepNode, input, x, weight, product] = words.current!.querySelectorAll('b')
    paintNumber(stepNode!, position.step, ref('position', position.step, 'step'), 'count')
    input!.textContent = shownName(network, dataset, 0, path.input)
    paintNumber(x!, probe.x[path.input]!, ref('probe', probe.step, 'x', probe.row, path.input))
    weight!.textContent = shownParameterName(network, dataset, path.start)
    paintNumber(product!, path.product, ref('path', position.step, probe.row, 'product'))
  }

  function paintRow(row: HTMLTableRowElement, step: PathStep, back: number, { probe, position }: Frame): void {
    for (const cell of row.querySelectorAll<HTMLElement>('[data-part]')) {
      const part = cell.dataset.part as (typeof COLUMNS)[number]
      const output = back === 0
      const blank = output && part !== 'product' // it is where the path begins: dL/dz itself
      paintNumber(cell, blank ? Number.NaN : step[part], ref('path', position.step, probe.row, part, back))
    }
  }
  usePainter(paint, [network, dataset, loss, width, bounded])

  return (
    <section className="view-panel view-scroll unit-path" style={{ width, height }} aria-label="Strongest path" tabIndex={0}>
      <table>
        <Heads
          names={[
            'unit',
            'w onwards',
            'f′(z)',
            'w · f′',
            '∂L/∂z so far',
            <th key="bar" scope="col">
              <span aria-hidden="true">on a log scale</span>
              <span className="visually-hidden">bar, on a log scale</span>
            </th>,
            'f′ alone',
            ...(bounded ? ['0.25ⁿ, at most'] : []),
          ]}
        />
        <tbody ref={table}>
          {layers.map((layer) => (
            <tr key={layer}>
              <th scope="row" />
              <td data-part="weight" />
              <td data-part="slope" />
              <td data-part="factor" />
              <td data-part="product" />
              <td className="unit-track" aria-hidden="true">
                <i />
              </td>
              <td data-part="slopes" />
              {bounded && <td data-part="bound" />}
            </tr>
          ))}
        </tbody>
      </table>
      <p ref={words}>
        Read downwards: from dL/dz at the output back to the first layer, along the path with the largest product, for the shown sample at
        the weights of step <b />. Times <b /> = <b /> it is this path’s part of the gradient of <b />: <b />.
      </p>
      {dead && (
        <p className="wrap-row unit-dead" role="status">
          Hidden layer {dead.layer + 1} sends nothing back for this row: all its units are off.
          {dead.live !== null && (
            <Button variant="outline" hint="The nearest one whose loss reaches the first layer" onClick={() => setSample(dead.live!)}>
              Try sample {formatCount(dead.live + 1)}
            </Button>
          )}
        </p>
      )}
      {hidden.length > 0 && loss && (
        <p className="wrap-row">
          Compare with
          {RIVALS.filter(({ activation }) => hidden.some((one) => one.activation !== activation)).map(({ activation, name }) => (
            <Button
              key={activation}
              variant="outline"
              hint={`Opens the comparison: run B goes on with ${name} in the hidden layers`}
              onClick={() => against(activation, name)}
            >
              {name}
            </Button>
          ))}
          in the hidden layers, as run B.
        </p>
      )}
    </section>
  )

  function against(activation: Activation, name: string): void {
    const activations = network.layers.map((layer, l) => (l < hidden.length ? activation : layer.activation))
    repairInB({
      kind: 'change',
      words: `${name} in the hidden layers`,
      change: { field: 'functions', value: { activations, loss: loss! } },
    })
  }
}
