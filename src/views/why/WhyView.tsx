import { useMemo } from 'react'
import { isMean } from '../../engine/network/loss-kinds'
import type { StepContext } from '../../explain/context'
import type { Derivation } from '../../explain/derive/derivation'
import { derive } from '../../explain/derive/derive'
import { largestFirst } from '../../explain/derive/largest-first'
import { usedBy } from '../../explain/derive/used-by'
import { keyOf } from '../../explain/key-of'
import { conventionText, factorIn } from '../../explain/notations/node-errors'
import type { Quantity } from '../../explain/quantity'
import { nameInSentence, nameOf } from '../../explain/sentences/names-of'
import { short } from '../../explain/short-number'
import { usePage } from '../../page'
import { useDigits } from '../../page/inside/digits'
import { askWhy, forgetWhy } from '../../page/inside/inside'
import { isKnown } from '../../page/inside/known'
import { subjectOf } from '../../page/inside/subject'
import type { Inside } from '../../page/state/inside-state'
import { Button } from '../../ui/Button'
import { formatCount } from '../../ui/number/format-number'
import { Num } from '../../ui/number/Num'
import { readingOf } from '../reading'
import { ref } from '../ref'
import { BatchShares } from './BatchShares'
import { PathList } from './PathList'
import './why.css'

/** Why a number is what it is: what it is made of, and where it goes; each of these can be asked in turn. */
export function WhyView() {
  const inside = usePage((state) => state.inside)
  if (!inside) return null
  const subject = subjectOf(inside)
  return (
    <div className="view-sheet why">
      <Trail inside={inside} />
      {subject ? <Subject key={keyOf(subject)} inside={inside} subject={subject} /> : <p>The inputs are given.</p>}
    </div>
  )
}

function Trail({ inside }: { readonly inside: Inside }) {
  if (inside.why.length === 0) return null
  const { result } = inside.operations.at(inside.index)
  return (
    <nav className="why-trail" aria-label="What was asked">
      <Button onClick={forgetWhy}>{result ? nameOf(inside.context, result) : 'inputs'}</Button>
      {inside.why.map((quantity) => (
        <span key={keyOf(quantity)}>
          {' › '}
          <Button onClick={() => askWhy(quantity)}>{nameOf(inside.context, quantity)}</Button>
        </span>
      ))}
    </nav>
  )
}

function Subject({ inside, subject }: { readonly inside: Inside; readonly subject: Quantity }) {
  const { context } = inside
  const notation = usePage((state) => state.notation)
  const derivation = useMemo(() => derive(context, subject), [context, subject])
  // a gradient without a penalty is the total gradient: the same number under the same name
  const uses = useMemo(
    () => usedBy(context, subject).flatMap((use) => (nameOf(context, use) === nameOf(context, subject) ? usedBy(context, use) : [use])),
    [context, subject],
  )
  const parameter = 'parameter' in subject ? subject.parameter : null
  const convention = conventionText(factorIn(notation, context))
  const gradient = subject.kind === 'dataGradient' || subject.kind === 'totalGradient' || subject.kind === 'contribution'
  return (
    <>
      <h3 className="why-title">
        <Question inside={inside} subject={subject} />
      </h3>
      {'sample' in subject && context.trace.rows.length > 1 && <Place context={context} subject={subject} />}
      {convention && [subject, ...derivation.factors, ...uses].some(({ kind }) => kind === 'delta') && (
        <p className="why-given">In this notation δ{convention}.</p>
      )}
      {derivation.factors.length > 0 ? (
        <List title="It is made of" inside={inside} quantities={largestFirst(context, derivation)} settings={derivation.settings} />
      ) : (
        <p className="why-given">
          {subject.kind === 'zAfter' || subject.kind === 'aAfter'
            ? 'It comes from a second forward pass of the batch with the new weights, the one the next step starts with.'
            : 'It is given.'}
        </p>
      )}
      {uses.length > 0 && <List title="It goes into" inside={inside} quantities={uses} />}
      {gradient && parameter !== null && context.trace.rows.length > 1 && <BatchShares inside={inside} parameter={parameter} />}
      {gradient && parameter !== null && <PathList inside={inside} parameter={parameter} />}
    </>
  )
}

function Question({ inside, subject }: { readonly inside: Inside; readonly subject: Quantity }) {
  const notation = usePage((state) => state.notation)
  const digits = useDigits()
  const name = nameInSentence(inside.context, subject)
  if (!isKnown(inside, subject)) return <>What will make {name}?</>
  return (
    <>
      Why is {name} <Num as="span" {...readingOf(inside.context, subject, notation)} format={Number(digits)} />?
    </>
  )
}

/** Of which row, weights and divisor a number of one sample is. */
function Place({ context, subject }: { readonly context: StepContext; readonly subject: Extract<Quantity, { sample: number }> }) {
  const { trace, loss } = context
  const { kind, sample } = subject
  const m = trace.rows.length
  const divided = (kind === 'delta' || kind === 'lossSlope') && isMean(loss) ? `, divided by m = ${formatCount(m)}` : ''
  return (
    <p className="why-given">
      Row <Num as="span" value={trace.rows[sample]! + 1} record={ref('trace', trace.step, 'row', sample)} format="count" />,{' '}
      {`sample ${formatCount(sample + 1)} of ${formatCount(m)} in the batch, at the weights before the update${divided}.`}
    </p>
  )
}

/** Numbers that lead on. Beyond a few dozen the list says how many more there are. */
const MOST = 40

function List({
  title,
  inside,
  quantities,
  settings = [],
}: {
  readonly title: string
  readonly inside: Inside
  readonly quantities: readonly Quantity[]
  readonly settings?: Derivation['settings']
}) {
  return (
    <section className="why-part" aria-label={title}>
      <h4>{title}</h4>
      <ul className="why-list">
        {quantities.slice(0, MOST).map((quantity) => (
          <li key={keyOf(quantity)}>
            <button type="button" className="why-item" onClick={() => askWhy(quantity)}>
              <span>{nameOf(inside.context, quantity)}</span>
              <Value inside={inside} quantity={quantity} />
            </button>
          </li>
        ))}
        {settings.map(({ name, value }) => (
          <li key={name} className="why-item why-setting">
            <span>{name}</span>
            <span>{short(value)}</span>
          </li>
        ))}
      </ul>
      {quantities.length > MOST && <p>and {quantities.length - MOST} more</p>}
    </section>
  )
}

/** The number, blank as long as it has not been computed or is to be predicted. */
function Value({ inside, quantity }: { readonly inside: Inside; readonly quantity: Quantity }) {
  const notation = usePage((state) => state.notation)
  const digits = useDigits()
  if (!isKnown(inside, quantity)) return <span className="why-blank">not yet</span>
  return <Num as="span" {...readingOf(inside.context, quantity, notation)} format={Number(digits)} />
}
