import { useMemo } from 'react'
import type { Derivation } from '../../explain/derive/derivation'
import { derive } from '../../explain/derive/derive'
import { keyOf } from '../../explain/key-of'
import { erratumOf, NOTATIONS } from '../../explain/notations'
import { factorIn, factorSentence, timesWords } from '../../explain/notations/node-errors'
import { leavesOf, render, termOf } from '../../explain/notations/render'
import type { Quantity } from '../../explain/quantity'
import { nameInSentence } from '../../explain/sentences/names-of'
import { sentenceParts } from '../../explain/sentences/sentences'
import type { Part } from '../../explain/told'
import { setNotation, usePage } from '../../page'
import { DIGITS, setDigits, useDigits } from '../../page/inside/digits'
import { forgetWhy } from '../../page/inside/inside'
import { isKnown } from '../../page/inside/known'
import { isPredicting } from '../../page/inside/predicting'
import { subjectOf } from '../../page/inside/subject'
import type { Inside } from '../../page/state/inside-state'
import { Button } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { Num } from '../../ui/number/Num'
import { readingOf } from '../reading'
import { type Remembered, useRemembered } from '../use-remembered'
import { Answer } from './Answer'
import { Outcome } from './Outcome'
import { Paper } from './Paper'
import { Tex } from './Tex'
import { useFit } from './use-fit'
import './formula.css'
import '../graph/paint/bound.css'
import './operands.css'

/** Whether σ(z) is written as 1/(1 + e^−z). */
const WRITTEN_OUT: Remembered<boolean> = { value: false }

/** One operation as a sentence, in symbols, in numbers, and its result; or the number that was asked about. */
export function FormulaSheet() {
  const inside = usePage((state) => state.inside)
  const pass = usePage((state) => state.inside?.context.trace.ends !== undefined)
  const predict = usePage((state) => state.predict.on) && !pass
  const predicting = usePage(isPredicting)
  const id = usePage((state) => state.notation)
  const digits = useDigits()
  const [writtenOut, setWrittenOut] = useRemembered(WRITTEN_OUT)
  const notation = NOTATIONS.find((one) => one.id === id) ?? NOTATIONS[0]!
  const subject = inside && subjectOf(inside)
  const asked = inside !== null && inside.why.length > 0
  const forms = useMemo(() => {
    if (!inside || !subject) return null
    const derivation = derive(inside.context, subject)
    const form = (writtenOut: boolean) => render(notation, inside.context, derivation, Number(digits), { writtenOut, bound: true })
    const term = termOf(notation, inside.context, derivation)
    const of = term ? leavesOf(term) : []
    const ways = of.map((one) => derive(inside.context, one)).filter((way) => isOnTheWay(inside, way))
    return {
      named: form(false),
      out: form(true),
      ways: ways.map((way) => render(notation, inside.context, way, Number(digits)).symbols),
    }
  }, [inside, subject, notation, digits])
  const lines = forms && (writtenOut ? forms.out : forms.named)
  const fit = useFit(lines, inside?.asks, asked)
  if (!inside) return null
  const asks = inside.asks && !asked
  const later = asked && subject !== null && !isKnown(inside, subject)
  const hidden = asks || later
  const operation = inside.operations.at(inside.index)
  const own = factorIn(notation.id, inside.context)
  const factor = subject ? notation.factor(inside.context, subject) : 1
  const erratum = hidden ? null : erratumOf(notation, inside.context, operation)
  return (
    <div className="view-sheet formula">
      <div className="formula-text">
        {predict && !asks && !asked && <Outcome key={inside.index} inside={inside} />}
        <p className="formula-sentence" role="status">
          {!hidden &&
            sentence(inside, subject, own).map(({ text, role }, k) => (
              <span key={k} data-operand={role ?? undefined}>
                {text}
              </span>
            ))}
        </p>
        {forms && lines && (
          <section ref={fit} className="formula-lines" aria-label="Formula" tabIndex={0} data-phase={operation.phase}>
            {forms.named.symbols.tex !== forms.out.symbols.tex && (
              <Button variant="outline" aria-pressed={writtenOut} onClick={() => setWrittenOut(!writtenOut)}>
                Write the function out
              </Button>
            )}
            <Tex tex={lines.symbols.tex} text={lines.symbols.text} display />
            {asks && forms.ways.map((way) => <Tex key={way.text} {...way} display />)}
            {!hidden && lines.numbers.tex !== lines.result.tex && (
              <Tex tex={`= ${lines.numbers.tex}`} text={`equals ${lines.numbers.text}`} display numbers />
            )}
            {!hidden && <Tex tex={`= \\mathbf{${lines.result.tex}}`} text={`equals ${lines.result.text}`} display />}
          </section>
        )}
        {!hidden && subject && subject.kind !== 'delta' && factor !== 1 && (
          <p className="formula-factor">
            This is {timesWords(factor)}
            {nameInSentence(inside.context, subject)}, which is <Num as="span" {...readingOf(inside.context, subject, notation.id)} />.
          </p>
        )}
        {later && <p>Not computed yet at this operation.</p>}
        {inside.asks && asked && (
          <p className="wrap-row formula-still">
            The question of this operation is still open:
            <Button variant="outline" onClick={forgetWhy}>
              Show its formula
            </Button>
          </p>
        )}
        {inside.asks && <Answer key={`${inside.step}/${inside.index}/${notation.id}`} inside={inside} notation={notation} />}
        {erratum && (
          <p className="formula-erratum">
            <strong>In the document:</strong> {erratum}
          </p>
        )}
        <p className="formula-difference">{notation.difference}</p>
      </div>
      <div className="formula-side">
        <Choice
          label="Notation"
          value={notation.id}
          options={NOTATIONS.map((one) => ({ value: one.id, label: `${one.example}: ${one.name}` }))}
          onChange={setNotation}
          note={factorSentence(own)}
        />
        <Choice label="Digits" value={digits} options={DIGITS} onChange={setDigits} />
        {!predicting && !pass && <Paper inside={inside} notation={notation} digits={Number(digits)} />}
      </div>
    </div>
  )
}

/** Whether a number is made in the operation itself, as f′ of a node error is: its formula belongs to the question. */
function isOnTheWay({ operations, index }: Inside, { quantity, expression }: Derivation): boolean {
  const within = quantity.kind === 'slope' || quantity.kind === 'back' || quantity.kind === 'lossSlope'
  return within && expression !== null && expression.type !== 'number' && operations.indexOf(quantity) === index
}

/** What is said of what the formula shows; nothing for a number on the way of an operation, such as f′. */
function sentence({ context, operations, index }: Inside, subject: Quantity | null, factor: number): readonly Part[] {
  const made = subject ? operations.indexOf(subject) : index
  if (made < 0) return []
  const operation = operations.at(made)
  if (subject && operation.result && keyOf(operation.result) !== keyOf(subject)) return []
  return sentenceParts(context, operation, factor)
}
