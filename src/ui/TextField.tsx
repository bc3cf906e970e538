import { useEffect, useId, useRef, useState } from 'react'

interface TextFieldProps {
  readonly label: string
  readonly value: string
  /** Applies the text. Returns why it is not allowed, or nothing. */
  readonly onCommit: (text: string) => string | null
  readonly note?: string | undefined
  readonly placeholder?: string
}

/** A text to type, such as a formula. Enter, or leaving the field, applies it; Escape gives it up. */
export function TextField({ label, value, onCommit, note, placeholder }: TextFieldProps) {
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const settled = useRef(false) // the field is left by Escape
  useEffect(() => {
    setDraft(null)
    setError(null)
  }, [value])
  const commit = (text: string) => {
    const problem = text.trim() === value ? null : onCommit(text.trim())
    setError(problem)
    if (problem === null) setDraft(null)
  }
  const below = error ?? note
  return (
    <div className="field field-text">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={placeholder}
        value={draft ?? value}
        aria-invalid={error !== null}
        aria-describedby={below ? `${id}-note` : undefined}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => draft !== null && !settled.current && commit(draft)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && draft !== null) commit(draft)
          if (event.key !== 'Escape') return
          setDraft(null)
          setError(null)
          settled.current = true
          event.currentTarget.blur()
          settled.current = false
        }}
      />
      {below && (
        <span id={`${id}-note`} className={error ? 'field-error' : 'field-note'} role={error ? 'alert' : undefined}>
          {below}
        </span>
      )}
    </div>
  )
}
