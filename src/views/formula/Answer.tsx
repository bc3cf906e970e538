import { type FormEvent, useId, useState } from 'react'
import type { Notation } from '../../explain/notations'
import type { Operation } from '../../explain/operations/operation'
import { type Asked, checkAnswer, questionFor, type Verdict } from '../../explain/predict/predict'
import { usePage } from '../../page'
import { countAnswer, resetScore, reveal } from '../../page/inside/inside'
import type { Inside } from '../../page/state/inside-state'
import { Button } from '../../ui/Button'
import { Segments } from '../../ui/Choice'

type Kind = 'number' | 'sign' | 'most'

/** Asks for the result of the operation before it is shown, and says what went wrong where that can be told. */
export function Answer({
  inside,
  operation,
  notation,
}: {
  readonly inside: Inside
  readonly operation: Operation
  readonly notation: Notation
}) {
  const [kind, setKind] = useState<Kind>('number')
  const asked = askedFor(operation, kind)
  const question = asked && questionFor(inside.context, asked)
  return (
    <div className="answer">
      {question && asked ? (
        <Form key={`${inside.step}/${inside.index}/${kind}`} inside={inside} asked={asked} question={question} notation={notation} />
      ) : (
        <p>Nothing to answer here: go on.</p>
      )}
      <div className="wrap-row answer-foot">
        <Segments label="Question type" value={kind} options={KINDS} onChange={setKind} />
        <Button variant="outline" onClick={() => reveal()}>
          Show it
        </Button>
        <Score />
      </div>
    </div>
  )
}

const KINDS: readonly { readonly value: Kind; readonly label: string }[] = [
  { value: 'number', label: 'the number' },
  { value: 'sign', label: 'its sign' },
  { value: 'most', label: 'which weight moves most' },
]

function askedFor({ result, layer }: Operation, kind: Kind): Asked | null {
  if (kind === 'most') return layer === null ? null : { kind: 'moves-most', layer }
  if (result === null) return null
  return kind === 'sign' ? { kind: 'sign', of: result } : result
}

function Form({
  inside,
  asked,
  question,
  notation,
}: {
  readonly inside: Inside
  readonly asked: Asked
  readonly question: NonNullable<ReturnType<typeof questionFor>>
  readonly notation: Notation
}) {
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const id = useId()
  const judge = (answer: string) => {
    const judged = checkAnswer(inside.context, asked, answer, undefined, notation)
    setVerdict(judged)
    if (judged.state === 'right' || judged.state === 'wrong') countAnswer(judged.state === 'right')
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    judge(String(new FormData(event.currentTarget).get('answer') ?? ''))
  }
  return (
    <form className="wrap-row answer-form" onSubmit={submit}>
      <label htmlFor={id}>{question.text}</label>
      {question.answer === 'number' && (
        <>
          <input
            id={id}
            name="answer"
            className="input"
            inputMode="decimal"
            autoComplete="off"
            aria-describedby={`${id}-digits ${id}-verdict`}
          />
          <span id={`${id}-digits`}>to {question.digits} significant digits</span>
        </>
      )}
      {question.answer !== 'number' && (
        <select id={id} name="answer" className="select" aria-describedby={`${id}-verdict`}>
          {question.choices.map((choice) => (
            <option key={choice.answer} value={choice.answer}>
              {choice.name}
            </option>
          ))}
        </select>
      )}
      <button type="submit" className="button" data-variant="primary">
        Check
      </button>
      <p id={`${id}-verdict`} className="answer-verdict" role="status" data-state={verdict?.state}>
        {verdict?.text}
      </p>
    </form>
  )
}

/** How many answers were right so far, in this browser. */
export function Score() {
  const { answers, right } = usePage((state) => state.predict)
  if (answers === 0) return null
  return (
    <p className="answer-score">
      {right} of {answers} answers right{' '}
      <Button onClick={resetScore} aria-label="Reset score">
        Reset
      </Button>
    </p>
  )
}
