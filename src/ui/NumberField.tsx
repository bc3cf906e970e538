import { useEffect, useId, useRef, useState } from 'react'
import { type Reading, readNumber } from '../words/read-number'
import { formatExact } from './number/format-number'

interface NumberFieldProps {
  readonly label: string
  readonly value: number
  /** Applies the number. Returns why it is not allowed, or nothing. */
  readonly onCommit: (value: number) => string | null
  readonly slider?: {
    readonly min: number
    readonly max: number
    readonly step: number
    readonly toSlider?: (value: number) => number
    readonly fromSlider?: (position: number) => number
  }
  readonly note?: string | undefined
  readonly whole?: boolean // only whole numbers: a comma in it separates thousands
  readonly disabled?: boolean
}

const LOG_INTERVAL_MS = 250

/** A number to type, with an optional slider. A slider reports on release, and four times a second at most while it moves. */
export function NumberField({ label, value, onCommit, slider, note, whole = false, disabled = false }: NumberFieldProps) {
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [understood, setUnderstood] = useState<Extract<Reading, { kind: 'number' }> | null>(null) // how the typed text was read
  const [drag, setDrag] = useState<number | null>(null)
  const sentAt = useRef(0)
  const sent = useRef<number[]>([]) // by the slider, since a value last came from elsewhere; the answers come later
  const settled = useRef(false) // the field is left by a key that has dealt with the draft
  // A value that arrives from elsewhere (undo, another control) replaces what was shown; an answer to the slider does not.
  useEffect(() => {
    if (sent.current.includes(value)) {
      sent.current = sent.current.slice(sent.current.lastIndexOf(value))
      return
    }
    sent.current = []
    setDrag(null)
    setError(null)
    setDraft(null)
  }, [value])

  /** Applies what was typed; false where it is refused. */
  const commit = (text: string): boolean => {
    const read = readNumber(text, { whole })
    const problem = read.kind === 'number' ? (read.value === value ? null : onCommit(read.value)) : refusalOf(text, read)
    setError(problem)
    setUnderstood(problem === null && read.kind === 'number' ? read : null)
    if (problem === null) setDraft(null)
    return problem === null
  }
  /** The keys are the page's again. */
  const leave = (input: HTMLInputElement) => {
    settled.current = true
    input.blur()
    settled.current = false
  }
  /** The question where the text can be two numbers; what is no number is told so, with the range. */
  const refusalOf = (text: string, read: Exclude<Reading, { kind: 'number' }>) => {
    if (read.kind === 'question') return read.question
    const range = (onCommit(Number.NaN) ?? `${label} must be a number.`).replace(', not NaN', '')
    return text.trim() === '' ? `The field is empty. ${range}` : `“${text.trim()}” is not a number. ${range}`
  }
  const toSlider = slider?.toSlider ?? ((v: number) => v)
  const fromSlider = slider?.fromSlider ?? ((v: number) => v)
  const send = (next: number) => {
    const problem = next === (sent.current.at(-1) ?? value) ? null : onCommit(next)
    setError(problem)
    if (problem === null) sent.current.push(next)
  }
  const release = () => {
    if (drag === null) return
    send(drag)
    setDrag(null)
  }
  const shown = draft ?? formatExact(drag ?? value)
  const readAs = understood?.value === value ? understood.note : null
  const below = readAs ?? note
  const describedBy = error ? `${id}-error` : below ? `${id}-note` : undefined
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        inputMode="decimal"
        autoComplete="off"
        disabled={disabled}
        value={shown}
        aria-invalid={error !== null}
        aria-describedby={describedBy}
        onChange={(event) => {
          setDraft(event.target.value)
          setUnderstood(null)
        }}
        onBlur={() => draft !== null && !settled.current && commit(draft)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (draft === null || commit(draft))) leave(event.currentTarget)
          if (event.key === 'Escape') {
            setDraft(null)
            setError(null)
            leave(event.currentTarget)
          }
        }}
      />
      {slider && (
        <input
          type="range"
          aria-label={`${label}, slider`}
          aria-valuetext={formatExact(drag ?? value)}
          min={slider.min}
          max={slider.max}
          step={slider.step}
          disabled={disabled}
          value={toSlider(drag ?? value)}
          onChange={(event) => {
            const next = fromSlider(Number(event.target.value))
            setDrag(next)
            const now = performance.now()
            if (now - sentAt.current >= LOG_INTERVAL_MS) {
              sentAt.current = now
              send(next)
            }
          }}
          onPointerUp={release}
          onKeyUp={release}
          onBlur={release}
        />
      )}
      {below && !error && (
        <span id={`${id}-note`} className="field-note" role={readAs ? 'status' : undefined}>
          {below}
        </span>
      )}
      {error && (
        <span id={`${id}-error`} className="field-error" role="alert">
          {error}
        </span>
      )}
    </div>
  )
}
