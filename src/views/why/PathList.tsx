import { useMemo } from 'react'
import { parameterName, unitName } from '../../engine/network/names'
import type { StepContext } from '../../explain/context'
import { keyOf } from '../../explain/key-of'
import { factorIn } from '../../explain/notations/node-errors'
import type { Quantity } from '../../explain/quantity'
import { productSign } from '../../explain/rounded'
import { nameOf } from '../../explain/sentences/names-of'
import { type Path, pathsFrom } from '../../explain/signals/paths'
import { usePage, useRun } from '../../page'
import { isKnown } from '../../page/inside/known'
import type { Inside } from '../../page/state/inside-state'
import { formatCount } from '../../ui/number/format-number'
import { Num } from '../../ui/number/Num'
import { counted } from '../../words/counted'
import { sampleShown } from '../graph/paint/inside-values'
import { ref } from '../ref'

/** Of a weight or bias: every way to the loss, each a product of local derivatives, and their sum, which is the gradient. */
export function PathList({ inside, parameter }: { readonly inside: Inside; readonly parameter: number }) {
  const row = useRun((state) => state.document.view.sample)
  const sample = sampleShown(inside, row)
  const { context, step } = inside
  const own =
    factorIn(
      usePage((state) => state.notation),
      context,
    ) === 1 // node errors are ∂L/∂z
  const paths = useMemo(() => pathsFrom(context, parameter, sample), [context, parameter, sample])
  if (!isKnown(inside, { kind: 'contribution', sample, parameter })) return null
  const shared = new Set(paths.shared.map(keyOf))
  const record = (...what: (string | number)[]) => ref('explain', step, 'path', sample, parameter, ...what)
  return (
    <section className="why-part" aria-label="Paths to the loss">
      <h4>
        {counted(paths.count, 'path')} to the loss
        {context.trace.rows.length > 1 && `, of sample ${sample + 1}`}
      </h4>
      <ol className="why-paths">
        {paths.listed.map((path, k) => (
          <li key={path.units.join()}>
            <p className="why-path-units">{wayOf(inside, path, parameter)}</p>
            <p className="why-path-units">
              {path.factors.flatMap(({ quantity }) => (quantity ? [derivativeName(context, quantity, own)] : [])).join(' · ')}
            </p>
            <p className="why-product">
              {path.factors.map((factor, f) =>
                // the constant 1 that a bias is multiplied by is left out
                factor.quantity === null ? null : (
                  <span key={f}>
                    {f > (path.factors[0]?.quantity ? 0 : 1) && ' · '}
                    <span data-shared={shared.has(keyOf(factor.quantity)) || undefined}>
                      {factor.value < 0 && '('}
                      <Num as="span" value={factor.value} record={record(k, f)} />
                      {factor.value < 0 && ')'}
                    </span>
                  </span>
                ),
              )}
              {` ${productSign(
                path.factors.map(({ value }) => value),
                4,
                path.product,
                6,
              )} `}
              <b>
                <Num as="span" value={path.product} record={record(k, 'product')} format={6} />
              </b>
            </p>
          </li>
        ))}
      </ol>
      {paths.rest.count > 0 && (
        <p>
          and {counted(paths.rest.count, 'smaller one')}: <Num as="span" value={paths.rest.sum} record={record('rest')} format={6} />
        </p>
      )}
      <p className="why-sum">
        {paths.count === 1 ? 'The product' : 'Their sum'} <Num as="span" value={paths.sum} record={record('sum')} format={9} /> equals{' '}
        {own ? 'node error' : '∂L/∂z'} times input, which is what backpropagation computes:{' '}
        <Num as="span" value={paths.gradient} record={ref('explain', step, 'contribution', sample, parameter)} format={9} />.
      </p>
      {paths.shared.length > 0 && (
        <p className="why-shared">
          Underlined factors lie on several paths. Backpropagation multiplies them once:{' '}
          {counted(paths.multiplications.together, 'product')} instead of {formatCount(paths.multiplications.apart)}.
        </p>
      )}
    </section>
  )
}

/** Along a path all numbers are derivatives of the loss: ∂L/∂z(y1) is δ(y1) only where the notation says so. */
function derivativeName(context: StepContext, quantity: Quantity, own: boolean): string {
  const name = nameOf(context, quantity)
  return quantity.kind === 'delta' && !own ? name.replace('δ', '∂L/∂z') : name
}

/** The units along a path, to the loss. */
function wayOf({ context: { network, inputNames } }: Inside, { units }: Path, parameter: number): string {
  const first = network.layers.findIndex((layer) => parameter < layer.b + layer.out)
  const start = parameterName(network, parameter, inputNames)
  return [start, ...units.slice(1).map((unit, k) => unitName(network, first + 2 + k, unit, inputNames)), 'loss'].join(' → ')
}
