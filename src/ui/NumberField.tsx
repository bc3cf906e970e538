import { useEffect, useId, useRef, useState } from 'react'
import { formatExact } from './number/format-number'
import { readNumber } from './number/read-number'

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
  readonly disabled?: boolean
}

const LOG_INTERVAL_MS = 250

/** A number to type, with an optional slider. A slider reports on release, and four times a second at most while it moves. */
export function NumberField({ label, value, onCommit, slider, note, disabled = false }: NumberFieldProps) {
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
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
    const number = readNumber(text)
    const problem = number === null ? refusalOf(text) : number === value ? null : onCommit(number)
    setError(problem)
    if (problem === null) setDraft(null)
    return problem === null
  }
  /** The keys are the page's again. */
  const leave = (input: HTMLInputElement) => {
    settled.current = true
    input.blur()
    settled.current = false
  }
  /** Text that is no number is refused like NaN, with the range, but quoted as typed. */
  const refusalOf = (text: string) =>
    (onCommit(Number.NaN) ?? `${label} must be a number, not NaN.`).replace(
      'not NaN',
      text.trim() === '' ? 'not empty' : `not “${text.trim()}”`,
    )
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
  const describedBy = error ? `${id}-error` : note ? `${id}-note` : undefined
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
        onChange={(event) => setDraft(event.target.value)}
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
      {note && !error && (
        <span id={`${id}-note`} className="field-note">
          {note}
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
