import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { Notation } from '../../explain/notations'
import { type Asked, checkAnswer, hasSign, questionFor, type Verdict, whichMovesMost } from '../../explain/predict/predict'
import { usePage } from '../../page'
import { give, givenTo, type QuestionKind, reveal, setTyped } from '../../page/inside/exercise'
import { focusNext, takeFocus } from '../../page/inside/follow-focus'
import { isKnown } from '../../page/inside/known'
import { exerciseOf } from '../../page/inside/predicting'
import type { Inside } from '../../page/state/inside-state'
import { Button } from '../../ui/Button'
import { Segments } from '../../ui/Choice'
import { calculated } from './calculated'
import { Keypad } from './Keypad'
import { Score } from './Outcome'
import { Tex } from './Tex'
import './answer.css'

interface AnswerProps {
  readonly inside: Inside
  readonly notation: Notation
}

interface FormProps extends AnswerProps {
  readonly kind: QuestionKind
  readonly found: string // on the way to the number
  readonly onNumber: (found: string) => void // asks for the number next
}

/** Asks for the result of the operation before it is shown, and says what went wrong where that can be told. */
export function Answer({ inside, notation }: AnswerProps) {
  const [chosen, setChosen] = useState<QuestionKind>('number')
  const [found, setFound] = useState('')
  const { context, operations, index } = inside
  const offered = { number: true, sign: hasSign(context, operations.at(index).result!), most: mostIsOpen(inside) }
  const kinds = KINDS.filter(({ value }) => offered[value])
  const kind = offered[chosen] ? chosen : 'number'
  const onNumber = (text: string) => {
    focusNext()
    setFound(text)
    setChosen('number')
  }
  return (
    <div className="answer">
      <Form key={kind} inside={inside} kind={kind} notation={notation} found={found} onNumber={onNumber} />
      <div className="wrap-row answer-foot">
        {kinds.length > 1 && <Segments label="Question type" value={kind} options={kinds} onChange={setChosen} />}
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

/** Whether the layer has updates, and none of them is on the screen yet. */
function mostIsOpen(inside: Inside): boolean {
  const { layer } = inside.operations.at(inside.index)
  if (layer === null || !questionFor(inside.context, { kind: 'moves-most', layer })) return false
  const { W, b } = inside.context.network.layers[layer]!
  return Array.from({ length: b - W }, (_, k) => W + k).some((parameter) => !isKnown(inside, { kind: 'update', parameter }))
}

function askedFor({ operations, index }: Inside, kind: QuestionKind): Asked {
  const { result, layer } = operations.at(index)
  if (kind === 'most') return { kind: 'moves-most', layer: layer! }
  return kind === 'sign' ? { kind: 'sign', of: result! } : result!
}

function Form({ inside, kind, notation, found, onNumber }: FormProps) {
  const given = usePage(({ predict }) => givenTo(inside, kind, predict))
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const id = useId()
  const asked = askedFor(inside, kind)
  const question = questionFor(inside.context, asked, notation)!
  useEffect(() => {
    if (takeFocus()) form.current?.querySelector<HTMLElement>('.input, .select')?.focus()
  }, [])
  useEffect(() => {
    // a fresh object each time
    if (verdict) form.current?.querySelector('.answer-verdict')?.scrollIntoView({ block: 'nearest' })
  }, [verdict])
  if (kind === 'most' && given.outcome) return <Most inside={inside} right={given.outcome !== 'shown'} onNumber={() => onNumber('')} />
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const answer = String(new FormData(event.currentTarget).get('answer') ?? '')
    const judged = checkAnswer(
      inside.context,
      asked,
      question.answer === 'number' ? calculated(answer, question.digits) : answer,
      undefined,
      notation,
    )
    setVerdict({ ...judged })
    if (judged.state === 'unread' || judged.state === 'wrong') event.currentTarget.querySelector('input')?.select()
    if (judged.state === 'unread') return
    const right = judged.state === 'right'
    if (right) focusNext()
    give(kind, answer, judged.state, judged.reason && judged.text)
    if (right && kind === 'sign')
      onNumber(`Right: it is ${question.choices.find((choice) => choice.answer === answer)?.name}. And the number?`)
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
        <Keypad id={id} typed={exerciseOf(inside).typed} onTyped={setTyped} describedBy={`${id}-digits ${id}-verdict`} />
      ) : (
        <select id={id} name="answer" className="select" aria-describedby={`${id}-verdict`}>
          <option value="">choose …</option>
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
          reveal(kind === 'most' ? 'most' : 'number')
        }}
      >
        Show it
      </Button>
      <p id={`${id}-verdict`} className="answer-verdict" role="status" data-state={verdict?.state ?? (found && 'right')}>
        {verdict?.text ?? found}
      </p>
    </form>
  )
}

/** Which weight moves most, and why, once it was answered or shown. */
function Most({ inside, right, onNumber }: { readonly inside: Inside; readonly right: boolean; readonly onNumber: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  const { layer } = inside.operations.at(inside.index)
  useEffect(() => {
    if (takeFocus()) button.current?.focus()
  }, [])
  return (
    <p className="wrap-row answer-foot" role="status">
      <span className={right ? 'answer-right' : undefined}>
        {right && 'Right: '}
        {whichMovesMost(inside.context, layer!)}
      </span>
      <button ref={button} type="button" className="button" data-variant="primary" onClick={onNumber}>
        Now the number
      </button>
    </p>
  )
}
