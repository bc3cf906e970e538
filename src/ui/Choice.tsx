import { type MouseEvent, type ReactNode, useEffect, useId, useState } from 'react'

export interface Option<T extends string> {
  readonly value: T
  readonly label: string
  readonly mark?: ReactNode // before the label of a segment, for those who see it
}

interface SegmentsProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly Option<T>[]
  readonly onChange: (value: T) => void
}

interface ChoiceProps<T extends string> extends Omit<SegmentsProps<T>, 'onChange'> {
  /** Applies the choice. Returns why it is not allowed, or nothing. */
  // biome-ignore lint/suspicious/noConfusingVoidType: not every choice can be refused
  readonly onChange: (value: T) => string | null | void
  readonly note?: string | undefined
  readonly of?: string // whose choice it is, for those who do not see where it stands
}

/** One of a list, as a native select. */
export function Choice<T extends string>({ label, value, options, onChange, note, of }: ChoiceProps<T>) {
  const id = useId()
  const [error, setError] = useState<string | null>(null)
  useEffect(() => setError(null), [value])
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {of && <span className="visually-hidden"> of {of}</span>}
      </label>
      <select
        id={id}
        className="select"
        value={value}
        aria-invalid={error !== null}
        aria-describedby={(error ?? note) ? `${id}-note` : undefined}
        onChange={(event) => setError(onChange(event.target.value as T) ?? null) /* the options are T */}
        onBlur={() => setError(null)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {error ? (
        <Refusal id={`${id}-note`} text={error} />
      ) : (
        note && (
          <span id={`${id}-note`} className="field-note">
            {note}
          </span>
        )
      )}
    </div>
  )
}

/** Why a request was refused. */
export function Refusal({ id, text }: { readonly id?: string; readonly text: string }) {
  return (
    <span id={id} className="field-error" role="alert">
      {text}
    </span>
  )
}

/** After a click with a pointer the keys are the page's again: the arrows step instead of choosing. A key's click has no count. */
function leaveAfterPointer(event: MouseEvent<HTMLInputElement>): void {
  if (event.detail > 0) event.currentTarget.blur()
}

/** One of a few, all visible: native radio buttons in a row. */
export function Segments<T extends string>({ label, value, options, onChange }: SegmentsProps<T>) {
  const name = useId()
  return (
    <fieldset className="segments" aria-label={label}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            onClick={leaveAfterPointer}
          />
          {option.mark}
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
