import { useMemo } from 'react'
import { derive } from '../../explain/derive'
import { erratumOf, NOTATIONS } from '../../explain/notations'
import { render } from '../../explain/notations/render'
import { sentenceOf } from '../../explain/sentences'
import { setNotation, useApp } from '../../store'
import { Choice } from '../../ui/Choice'
import { Answer } from './Answer'
import { digitsOf, useDigits } from './digits'
import { Paper } from './Paper'
import { subjectOf } from './subject'
import { Tex } from './Tex'
import './formula.css'

/** One operation as a sentence, in symbols, in numbers, and its result; or the number that was asked about. */
export function FormulaSheet() {
  const inside = useApp((state) => state.inside)
  const predict = useApp((state) => state.predict.on)
  const id = useApp((state) => state.notation)
  const [digits, setDigits] = useDigits()
  const notation = NOTATIONS.find((one) => one.id === id) ?? NOTATIONS[0]!
  const subject = inside && subjectOf(inside)
  const asked = inside !== null && inside.why.length > 0
  const lines = useMemo(
    () => (inside && subject ? render(notation, inside.context, derive(inside.context, subject), digitsOf(digits)) : null),
    [inside, subject, notation, digits],
  )
  if (!inside) return null
  const hidden = predict && !inside.revealed && !asked
  const operation = inside.operations.at(inside.index)
  const erratum = hidden ? null : erratumOf(notation.id, inside.context, operation)
  return (
    <div className="formula">
      <div className="formula-text">
        <p className="formula-sentence" role="status">
          {hidden ? '' : sentenceOf(inside.context, operation)}
        </p>
        {lines && (
          <section className="formula-lines" aria-label="Formula" tabIndex={0} data-phase={operation.phase}>
            <Tex tex={lines.symbols.tex} text={lines.symbols.text} display />
            {!hidden && <Tex tex={`= ${lines.numbers.tex}`} text={`equals ${lines.numbers.text}`} display />}
            {!hidden && <Tex tex={`= \\mathbf{${lines.result.tex}}`} text={`equals ${lines.result.text}`} display />}
          </section>
        )}
        {hidden && <Answer inside={inside} operation={operation} />}
        {erratum && (
          <p className="formula-erratum">
            <strong>In the document:</strong> {erratum}
          </p>
        )}
        <p className="formula-difference">{notation.difference(inside.context)}</p>
      </div>
      <div className="formula-side">
        <Choice
          label="Notation"
          value={notation.id}
          options={NOTATIONS.map((one) => ({ value: one.id, label: one.name }))}
          onChange={setNotation}
        />
        <Choice label="Digits" value={digits} options={DIGITS} onChange={setDigits} />
        <Paper inside={inside} notation={notation} digits={digitsOf(digits)} />
      </div>
    </div>
  )
}

const DIGITS = (['4', '6', '9', '12', '17'] as const).map((value) => ({ value, label: value === '17' ? 'all' : value }))
