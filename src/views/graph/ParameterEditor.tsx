import { useEffect, useId, useRef, useState } from 'react'
import type { Dataset } from '../../data/dataset'
import { type Network, parameterAt } from '../../engine/network/network'
import { change, useThisRun } from '../../page'
import type { Rect } from '../../ui/chart/rect'
import { formatExact } from '../../ui/number/format-number'
import { readNumber } from '../../words/read-number'
import { shownParameterName } from './names'
import './parameter-editor.css'

interface ParameterEditorProps {
  readonly network: Network
  readonly dataset: Dataset
  readonly index: number
  readonly value: number
  readonly at: Rect
  readonly within: { readonly width: number; readonly height: number }
  readonly onClose: (back: boolean) => void // back: the focus returns to the weight
}

const WIDTH_EM = 16

/** A field at the place of a weight or bias. Enter, or leaving the field, sends the number as a live change; Escape leaves it as it was. */
export function ParameterEditor({ network, dataset, index, value, at, within, onClose }: ParameterEditorProps) {
  const run = useThisRun()
  const id = useId()
  const label = `${parameterAt(network, index).kind} ${shownParameterName(network, dataset, index)}`
  const input = useRef<HTMLInputElement>(null)
  const [first] = useState(formatExact(value))
  const [draft, setDraft] = useState(first)
  const closed = useRef(false) // the focus that goes elsewhere then is no answer
  const [error, setError] = useState<string | null>(null)
  useEffect(() => {
    input.current!.focus()
    input.current!.select()
  }, [])
  const close = (back: boolean) => {
    closed.current = true
    onClose(back)
  }
  const commit = (back: boolean) => {
    if (closed.current) return
    if (draft === first) return close(back)
    const read = readNumber(draft)
    if (read.kind !== 'number') {
      setError(read.kind === 'question' ? read.question : 'Type a number, such as 0.25.')
      return
    }
    const problem = change({ field: 'parameter', value: { index, value: read.value } }, run)
    if (problem) setError(problem.message)
    else close(back)
  }
  const left = `clamp(4px, ${at.x + at.width / 2}px - ${WIDTH_EM / 2}em, ${within.width}px - ${WIDTH_EM}em - 4px)`
  const top = Math.max(4, Math.min(at.y - 26, within.height - 96))
  return (
    <form
      className="graph-editor"
      style={{ left, top, width: `${WIDTH_EM}em` }}
      onSubmit={(event) => {
        event.preventDefault()
        commit(true)
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') close(true)
      }}
      onBlur={() => commit(false)}
    >
      <label htmlFor={id}>{label}</label>
      <input
        ref={input}
        id={id}
        className="input"
        inputMode="decimal"
        autoComplete="off"
        value={draft}
        aria-invalid={error !== null}
        aria-describedby={`${id}-note`}
        onChange={(event) => setDraft(event.target.value)}
      />
      {error ? (
        <span id={`${id}-note`} className="graph-error" role="alert">
          {error}
        </span>
      ) : (
        <span id={`${id}-note`} className="graph-editor-note">
          Enter sets it, Esc leaves it as it was
        </span>
      )}
    </form>
  )
}
