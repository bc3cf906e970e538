import { useMemo } from 'react'
import { parameterAt } from '../../engine/network/network'
import type { StateName } from '../../engine/step/optimizers'
import { stateNames } from '../../engine/step/optimizers'
import { conventionText, factorIn } from '../../explain/notations/node-errors'
import type { Quantity } from '../../explain/quantity'
import { usePage, useRun } from '../../page'
import { useDigits } from '../../page/inside/digits'
import { askWhy } from '../../page/inside/inside'
import { isKnown } from '../../page/inside/known'
import type { Inside } from '../../page/state/inside-state'
import { Num } from '../../ui/number/Num'
import { shownName, shownParameterName } from '../graph/names'
import { sampleShown } from '../graph/paint/inside-values'
import { readingOf } from '../reading'
import './so-far.css'

/** Rows of a table; of more the ones of the operation's layer come first. */
const MOST = 120

/** Every number of the step as far as it has been computed: units of the sample, and parameters. */
export function SoFar() {
  const inside = usePage((state) => state.inside)
  const dataset = useRun((state) => state.dataset)
  const row = useRun((state) => state.document.view.sample)
  const notation = usePage((state) => state.notation)
  const rows = useMemo(() => (inside ? rowsOf(inside) : null), [inside])
  if (!inside || !dataset || !rows) return null
  const { network, trace } = inside.context
  const states: readonly StateName[] = stateNames(trace.optimizer)
  const sample = sampleShown(inside, row)
  const masked = trace.mask.some((mask) => mask !== null)
  return (
    <div className="view-sheet so-far">
      <table>
        <caption>Units{trace.rows.length > 1 && ` of sample ${sample + 1}`}</caption>
        <thead>
          <tr>
            <th scope="col">unit</th>
            <th scope="col">sum z</th>
            <th scope="col">activation a</th>
            {masked && <th scope="col">after the mask</th>}
            <th scope="col">f′(z)</th>
            <th scope="col">
              node error δ<span className="so-far-is">{conventionText(factorIn(notation, inside.context))}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.units.map(({ layer, unit }) => (
            <tr key={`${layer}/${unit}`}>
              <th scope="row">{shownName(network, dataset, layer + 1, unit)}</th>
              {(['z', 'a', ...(masked ? (['dropped'] as const) : []), 'slope', 'delta'] as const).map((kind) => (
                <Cell key={kind} inside={inside} quantity={{ kind, sample, layer, unit }} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <caption>Weights and biases</caption>
        <thead>
          <tr>
            <th scope="col">name</th>
            <th scope="col">before</th>
            <th scope="col">gradient</th>
            {states.map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
            <th scope="col">update</th>
            <th scope="col">after</th>
          </tr>
        </thead>
        <tbody>
          {rows.parameters.map((parameter) => (
            <tr key={parameter}>
              <th scope="row">{shownParameterName(network, dataset, parameter)}</th>
              <Cell inside={inside} quantity={{ kind: 'before', parameter }} />
              <Cell inside={inside} quantity={{ kind: 'totalGradient', parameter }} fixed={isFixed(inside, parameter)} />
              {states.map((name) => (
                <Cell key={name} inside={inside} quantity={{ kind: 'state', name, parameter }} />
              ))}
              <Cell inside={inside} quantity={{ kind: 'update', parameter }} />
              <Cell inside={inside} quantity={{ kind: 'after', parameter }} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A bias that no step changes. */
function isFixed({ context: { network, trainBiases } }: Inside, parameter: number): boolean {
  return !trainBiases && parameterAt(network, parameter).kind === 'bias'
}

function Cell({ inside, quantity, fixed = false }: { readonly inside: Inside; readonly quantity: Quantity; readonly fixed?: boolean }) {
  const notation = usePage((state) => state.notation)
  const digits = useDigits()
  if (fixed) return <td className="so-far-fixed">fixed</td>
  if (!isKnown(inside, quantity)) return <td />
  return (
    <td>
      <button type="button" className="so-far-number" onClick={() => askWhy(quantity)}>
        <Num as="span" {...readingOf(inside.context, quantity, notation)} format={Number(digits)} />
      </button>
    </td>
  )
}

function rowsOf({ context: { network }, operations, index }: Inside) {
  const { layer } = operations.at(index)
  const order = network.layers.map((_, l) => l)
  if (network.parameterCount > MOST && layer !== null) order.sort((a, b) => Math.abs(a - layer) - Math.abs(b - layer))
  const units = order.flatMap((l) => Array.from({ length: network.layers[l]!.out }, (_, unit) => ({ layer: l, unit })))
  const parameters = order.flatMap((l) => {
    const { W, b, out } = network.layers[l]!
    return Array.from({ length: Math.min(MOST, b + out - W) }, (_, k) => W + k)
  })
  return { units: units.slice(0, MOST), parameters: parameters.slice(0, MOST) }
}
