import { useMemo } from 'react'
import type { Dataset } from '../../data/dataset'
import type { Network } from '../../engine'
import { equalUnits } from '../../engine/network/equal-units'
import type { StepTrace } from '../../engine/step/step-trace'
import { type EqualProof, equalProof, equalSentence } from '../../explain/signals/equal-proof'
import { Num } from '../../ui/number/Num'
import { shownName } from '../graph/names'
import { ref } from '../ref'

interface EqualPanelProps {
  readonly network: Network
  readonly dataset: Dataset
  readonly trace: StepTrace
}

/** Units and incoming weights that a table can bear. */
const UNITS = 6
const WEIGHTS = 4
const NUMBERS = [
  { id: 'before', name: 'before' },
  { id: 'totalGradient', name: '∂L/∂w' },
  { id: 'update', name: 'update Δ' },
] as const

/** The proof that equal hidden units stay equal: the same weights get the same gradients and the same updates. Nothing where no two are equal. */
export function EqualPanel({ network, dataset, trace }: EqualPanelProps) {
  const groups = useMemo(
    () =>
      network.layers.slice(0, -1).flatMap((_, layer) => {
        const [units] = equalUnits(network, trace.before, layer)
        return units ? [{ layer, units, proof: equalProof(network, trace, layer, units) }] : []
      }),
    [network, trace],
  )
  if (groups.length === 0) return null
  return (
    <>
      {groups.map(({ layer, units, proof }) => (
        <section key={layer} className="view-scroll unit-equal" aria-label={`Equal units of hidden layer ${layer + 1}`} tabIndex={0}>
          <Verdict
            proof={proof}
            names={units.slice(0, UNITS).map((unit) => shownName(network, dataset, layer + 1, unit))}
            more={units.length > UNITS}
            step={trace.step}
          />
          <table>
            <thead>
              <tr>
                <th scope="col" rowSpan={2}>
                  unit
                </th>
                {shownRows(proof).map(({ from }) => (
                  <th key={from ?? 'b'} scope="colgroup" colSpan={NUMBERS.length}>
                    {from === null ? 'bias b' : `weight from ${shownName(network, dataset, layer, from)}`}
                  </th>
                ))}
              </tr>
              <tr>
                {shownRows(proof).flatMap(({ from }) =>
                  NUMBERS.map(({ id, name }) => (
                    <th key={`${from} ${id}`} scope="col">
                      {from === null && id === 'totalGradient' ? '∂L/∂b' : name}
                    </th>
                  )),
                )}
              </tr>
            </thead>
            <tbody>
              {units.slice(0, UNITS).map((unit, k) => (
                <tr key={unit}>
                  <th scope="row">{shownName(network, dataset, layer + 1, unit)}</th>
                  {shownRows(proof).flatMap(({ parameters }) =>
                    NUMBERS.map(({ id }) => (
                      <td key={`${parameters[k]} ${id}`}>
                        <Num value={trace[id][parameters[k]!]!} record={ref('trace', trace.step, id, parameters[k])} />
                      </td>
                    )),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  )
}

/** Weights from the first inputs, and the bias. */
function shownRows({ rows }: EqualProof) {
  return rows.length <= WEIGHTS ? rows : [...rows.slice(0, WEIGHTS - 1), rows.at(-1)!]
}

function Verdict({
  proof,
  names,
  more,
  step,
}: {
  readonly proof: EqualProof
  readonly names: readonly string[]
  readonly more: boolean
  readonly step: number
}) {
  const who = names.join(', ') + (more ? ', …' : '')
  return (
    <p data-alarm={(proof.gradient && proof.update) || undefined}>
      At the beginning of step <Num value={step} record={ref('trace', step, 'step')} format="count" /> {who} are equal.{' '}
      {equalSentence(proof)}
    </p>
  )
}
