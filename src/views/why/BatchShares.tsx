import { useMemo } from 'react'
import { cancelWords, contributionsOf } from '../../explain/contributions'
import { usePage } from '../../page'
import { goToOperation } from '../../page/inside/inside'
import { isKnown } from '../../page/inside/known'
import { isPredicting } from '../../page/inside/predicting'
import type { Inside } from '../../page/state/inside-state'
import { Num } from '../../ui/number/Num'
import { counted } from '../../words/counted'
import { readingOf } from '../reading'
import { ref } from '../ref'

const MOST = 30

/** What each sample of the batch adds to a gradient, the largest first, and how much of it cancels. */
export function BatchShares({ inside, parameter }: { readonly inside: Inside; readonly parameter: number }) {
  const predicting = usePage(isPredicting)
  const notation = usePage((state) => state.notation)
  const { context, operations } = inside
  const shares = useMemo(() => contributionsOf(context, parameter), [context, parameter])
  const now = inside.operations.at(inside.index).sample
  const known = (sample: number) => isKnown(inside, { kind: 'contribution', sample, parameter })
  const parts = shares.parts.filter(({ sample }) => known(sample))
  const waiting = shares.parts.length - parts.length
  // the two sums are one step from the gradient
  const summed = waiting === 0 && (!predicting || isKnown(inside, { kind: 'dataGradient', parameter }))
  const largest = Math.abs(parts[0]?.value ?? 0)
  return (
    <section className="why-part" aria-label="What each sample adds">
      <h4>What each sample adds</h4>
      {waiting > 0 && (
        <p>
          {waiting} of {shares.parts.length} not computed yet.
        </p>
      )}
      {summed && (
        <p>
          Positive <Num as="span" value={shares.positive} record={ref('explain', inside.step, 'positive', parameter)} />, negative{' '}
          <Num as="span" value={shares.negative} record={ref('explain', inside.step, 'negative', parameter)} />: {cancelWords(shares)}
        </p>
      )}
      <ul className="why-list">
        {parts.slice(0, MOST).map(({ sample, row, value }) => (
          <li key={sample}>
            <button
              type="button"
              aria-current={sample === now || undefined}
              className="why-item"
              onClick={() => goToOperation(operations.indexOf({ kind: 'contribution', sample, parameter }))}
            >
              <span>
                sample {sample + 1} (row {row + 1})
              </span>
              <i
                className="why-bar"
                data-sign={value < 0 ? '-' : '+'}
                style={{ width: `${largest > 0 ? 100 * (Math.abs(value) / largest) : 0}%` }}
              />
              <Num as="span" {...readingOf(context, { kind: 'contribution', sample, parameter }, notation)} />
            </button>
          </li>
        ))}
      </ul>
      {parts.length > MOST && <p>and {counted(parts.length - MOST, 'smaller one')}</p>}
    </section>
  )
}
