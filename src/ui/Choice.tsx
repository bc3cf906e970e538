import { type MouseEvent, useId } from 'react'

export interface Option<T extends string> {
  readonly value: T
  readonly label: string
}

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly Option<T>[]
  readonly onChange: (value: T) => void
  readonly note?: string | undefined
}

/** One of a list, as a native select. */
export function Choice<T extends string>({ label, value, options, onChange, note }: ChoiceProps<T>) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="select"
        value={value}
        aria-describedby={note ? `${id}-note` : undefined}
        onChange={(event) => onChange(event.target.value as T) /* the options are T */}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {note && (
        <span id={`${id}-note`} className="field-note">
          {note}
        </span>
      )}
    </div>
  )
}

/** After a click with a pointer the keys are the page's again: the arrows step instead of choosing. A key's click has no count. */
function leaveAfterPointer(event: MouseEvent<HTMLInputElement>): void {
  if (event.detail > 0) event.currentTarget.blur()
}

/** One of a few, all visible: native radio buttons in a row. */
export function Segments<T extends string>({ label, value, options, onChange }: Omit<ChoiceProps<T>, 'note'>) {
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
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
