import { useId } from 'react'
import { CONSTANTS, EXPRESSION_PRESETS, type Problem, SYNTAX } from '../../expression'
import { Button } from '../../ui/Button'
import { NumberField } from '../../ui/NumberField'
import type { ExpressionState } from './use-expression'

/** The expression, its examples, and a number for each variable. */
export function ExpressionInputs({ state }: { readonly state: ExpressionState }) {
  const { typed, write, open, set } = state
  const id = useId()
  const { problem } = typed
  const names = [...typed.expression.variables, ...typed.expression.constants]
  return (
    <section className="expression-inputs" aria-label="Expression and values">
      <div className="expression-typed">
        <label htmlFor={id}>Expression</label>
        <input
          id={id}
          className="input"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={typed.text}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-note`}
          onChange={(event) => write(event.target.value)}
        />
        <p id={`${id}-note`} className="expression-note" data-problem={problem !== null || undefined}>
          {problem ? (
            <>
              {problem.message} <Place text={typed.text} problem={problem} />
            </>
          ) : (
            SYNTAX
          )}
        </p>
      </div>
      <fieldset className="expression-presets">
        <legend>Examples</legend>
        {EXPRESSION_PRESETS.map((preset) => (
          <Button
            key={preset.text}
            variant="outline"
            aria-pressed={typed.expression.text === preset.text && problem === null}
            onClick={() => open(preset)}
          >
            {preset.text}
          </Button>
        ))}
      </fieldset>
      {names.length > 0 && (
        <fieldset className="expression-values">
          <legend>Values</legend>
          {names.map((name) => (
            <NumberField
              key={name}
              label={name}
              value={typed.values.get(name) ?? CONSTANTS[name]!}
              note={Object.hasOwn(CONSTANTS, name) ? constantNote(name, typed.values.has(name)) : undefined}
              onCommit={(value) => {
                if (!Number.isFinite(value)) return `${name} must be a number, not ${value}.`
                set(name, value)
                return null
              }}
            />
          ))}
        </fieldset>
      )}
    </section>
  )
}

function constantNote(name: string, given: boolean): string {
  return given ? `Type ${CONSTANTS[name]} to have the constant again.` : 'A constant. Type another number to make it a variable.'
}

/** The typed text around the error, with the position marked. */
function Place({ text, problem }: { readonly text: string; readonly problem: Problem }) {
  const at = problem.position - 1
  const before = text.slice(Math.max(0, at - 12), at)
  return (
    <span className="expression-place" aria-hidden="true">
      {before}
      <mark>{text.slice(at, at + 1).trim() || '␣'}</mark>
      {text.slice(at + 1, at + 9)}
    </span>
  )
}
