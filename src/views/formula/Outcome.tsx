import { type RefObject, useEffect, useId, useRef } from 'react'
import { nameOf } from '../../explain/sentences/names-of'
import { usePage } from '../../page'
import { beginAgain, givenTo } from '../../page/inside/exercise'
import { focusNext, takeFocus } from '../../page/inside/follow-focus'
import { goToOperation, nextQuestion } from '../../page/inside/inside'
import { isFinished } from '../../page/inside/predicting'
import { scoreOf, skippedOf, summaryOf } from '../../page/inside/summary'
import type { Inside } from '../../page/state/inside-state'
import { Button } from '../../ui/Button'
import { counted } from '../../words/counted'

/** What became of the question of the operation, the way to the next one, and after the last one a summary. */
export function Outcome({ inside }: { readonly inside: Inside }) {
  const { outcome, answer, wrong } = usePage(({ predict }) => givenTo(inside, 'number', predict))
  const next = useRef<HTMLButtonElement>(null)
  const done = useRef<HTMLHeadingElement>(null)
  const id = useId()
  const last = inside.index === inside.operations.count('operation') - 1
  useEffect(() => {
    // after the last question to what is read then: Begin again is not for the next press of Enter
    if (takeFocus()) (next.current ?? done.current)?.focus()
  }, [])
  return (
    <div className="answer-outcome">
      <p id={id} className="wrap-row answer-foot" data-outcome={outcome}>
        {outcome === 'shown' ? 'Shown without an answer.' : outcome ? <span className="answer-right">Right: {answer}</span> : ''}
        {outcome === 'later' && <span>{wrong > 0 ? 'Not at once: there was another try before.' : 'Not at once: it had been seen.'}</span>}
        {!last && (
          <button
            ref={next}
            type="button"
            className="button"
            data-variant="primary"
            aria-describedby={id}
            onClick={() => {
              focusNext()
              nextQuestion()
            }}
          >
            Next question
          </button>
        )}
        <Score inside={inside} />
      </p>
      {last && <SummaryOfStep inside={inside} title={done} />}
    </div>
  )
}

/** How many of the questions done so far were right at once, and how many were skipped. */
export function Score({ inside }: { readonly inside: Inside }) {
  const predict = usePage((state) => state.predict)
  const { atOnce, done } = scoreOf(inside, predict)
  const skipped = skippedOf(inside, predict)
  if (done + skipped === 0) return null
  return (
    <span className="answer-score">
      {[done > 0 && `${atOnce} of ${done} right at once`, skipped > 0 && `${skipped} skipped`].filter(Boolean).join(', ')}
    </span>
  )
}

function SummaryOfStep({ inside, title }: { readonly inside: Inside; readonly title: RefObject<HTMLHeadingElement | null> }) {
  const predict = usePage((state) => state.predict)
  if (!isFinished(inside, predict)) return null
  const { atOnce, later, shown, passedOver, mistakes } = summaryOf(inside, predict)
  const total = atOnce + later + shown + passedOver.length
  return (
    <section className="answer-summary" aria-label="Summary of the predictions">
      <h3 ref={title} tabIndex={-1}>
        The step is done
      </h3>
      <p>
        Of {counted(total, 'question')}: {atOnce} right at once, {later} later, {shown} shown, {passedOver.length} skipped.{' '}
        {passedOver[0] !== undefined && (
          <Button
            variant="outline"
            onClick={() => {
              focusNext()
              goToOperation(passedOver[0]!)
            }}
          >
            Answer those
          </Button>
        )}{' '}
        <Button variant="outline" onClick={beginAgain}>
          Begin again
        </Button>
      </p>
      {mistakes.length > 0 && (
        <ul>
          {mistakes.map(({ text, times, at }) => (
            <li key={text}>
              {text} {times > 1 && `(${times} times) `}
              {at.map(({ index, quantity }) => (
                <Button key={index} onClick={() => goToOperation(index)}>
                  {nameOf(inside.context, quantity)}
                </Button>
              ))}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
