import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { Notation } from '../../explain/notations'
import { type Asked, checkAnswer, questionFor, type Verdict } from '../../explain/predict/predict'
import { usePage } from '../../page'
import { give, givenTo, type QuestionKind, reveal } from '../../page/inside/exercise'
import { isKnown } from '../../page/inside/known'
import type { Inside } from '../../page/state/inside-state'
import { Button } from '../../ui/Button'
import { Segments } from '../../ui/Choice'
import { focusNext, takeFocus } from './follow-focus'
import { Keypad } from './Keypad'
import { Score } from './Outcome'
import { Tex } from './Tex'
import './answer.css'

interface AnswerProps {
  readonly inside: Inside
  readonly notation: Notation
}

/** Asks for the result of the operation before it is shown, and says what went wrong where that can be told. */
export function Answer({ inside, notation }: AnswerProps) {
  const [chosen, setChosen] = useState<QuestionKind>('number')
  const kinds = KINDS.filter(({ value }) => value !== 'most' || mostIsOpen(inside))
  const kind = kinds.some(({ value }) => value === chosen) ? chosen : 'number'
  return (
    <div className="answer">
      <Form key={`${inside.step}/${inside.index}/${kind}/${notation.id}`} inside={inside} kind={kind} notation={notation} />
      <div className="wrap-row answer-foot">
        <Segments label="Question type" value={kind} options={kinds} onChange={setChosen} />
        <Score inside={inside} />
      </div>
    </div>
  )
}

const KINDS: readonly { readonly value: QuestionKind; readonly label: string }[] = [
  { value: 'number', label: 'the number' },
  { value: 'sign', label: 'its sign' },
  { value: 'most', label: 'which weight moves most' },
]

/** Whether the layer has updates that are not on the screen yet. */
function mostIsOpen(inside: Inside): boolean {
  const { layer } = inside.operations.at(inside.index)
  if (layer === null) return false
  const { W, b } = inside.context.network.layers[layer]!
  return Array.from({ length: b - W }, (_, k) => W + k).some((parameter) => !isKnown(inside, { kind: 'update', parameter }))
}

function askedFor({ operations, index }: Inside, kind: QuestionKind): Asked {
  const { result, layer } = operations.at(index)
  if (kind === 'most') return { kind: 'moves-most', layer: layer! }
  return kind === 'sign' ? { kind: 'sign', of: result! } : result!
}

function Form({ inside, kind, notation }: AnswerProps & { readonly kind: QuestionKind }) {
  const given = usePage(({ predict }) => givenTo(inside, kind, predict))
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const id = useId()
  const asked = askedFor(inside, kind)
  const question = questionFor(inside.context, asked, notation)
  useEffect(() => {
    if (takeFocus()) form.current?.querySelector<HTMLElement>('.input, .select')?.focus()
  }, [])
  useEffect(() => {
    // a fresh object each time
    if (verdict) form.current?.querySelector('.answer-verdict')?.scrollIntoView({ block: 'nearest' })
  }, [verdict])
  if (!question) return <p>Nothing to answer here: go on.</p>
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const answer = String(new FormData(event.currentTarget).get('answer') ?? '')
    const judged = checkAnswer(inside.context, asked, answer, undefined, notation)
    setVerdict({ ...judged })
    const right = judged.state === 'right'
    if (right && kind !== 'most') focusNext()
    if (right || judged.state === 'wrong') give(kind, answer, right, judged.reason && judged.text)
  }
  return (
    <form ref={form} className="wrap-row answer-form" onSubmit={submit}>
      <p className="answer-question">
        <label htmlFor={id}>
          {question.symbol && (
            <>
              <Tex {...question.symbol} />:{' '}
            </>
          )}
          {question.text}
        </label>
        {question.answer === 'number' && <span id={`${id}-digits`}> To {question.digits} significant digits.</span>}
      </p>
      {question.answer === 'number' ? (
        <Keypad id={id} describedBy={`${id}-digits ${id}-verdict`} />
      ) : (
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
      <Button
        variant="outline"
        onClick={() => {
          focusNext()
          reveal()
        }}
      >
        Show it
      </Button>
      <p id={`${id}-verdict`} className="answer-verdict" role="status" data-state={verdict?.state ?? (given.outcome && 'right')}>
        {verdict?.text ?? (given.outcome && 'Right.')}
      </p>
    </form>
  )
}
