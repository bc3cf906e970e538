import { useRef } from 'react'

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '.', ',', '−', 'e'] as const

interface KeypadProps {
  readonly id: string
  readonly typed: string // at first
  readonly onTyped: (text: string) => void
  readonly describedBy: string
}

/** The field of an answer; on a touch screen with keys of its own, for a keypad may lack minus, comma or e. */
export function Keypad({ id, typed, onTyped, describedBy }: KeypadProps) {
  const field = useRef<HTMLInputElement>(null)
  const type = (text: string) => {
    const { selectionStart, selectionEnd, value } = field.current!
    const [from, to] = [selectionStart ?? value.length, selectionEnd ?? value.length]
    // the key that takes away has no text: with nothing selected it takes the character before
    field.current!.setRangeText(text, text === '' && from === to ? Math.max(0, from - 1) : from, to, 'end')
    field.current!.focus()
    onTyped(field.current!.value)
  }
  return (
    <>
      <input
        ref={field}
        id={id}
        name="answer"
        className="input"
        defaultValue={typed}
        onInput={(event) => onTyped(event.currentTarget.value)}
        inputMode={matchMedia('(pointer: coarse)').matches ? 'none' : 'decimal'}
        autoComplete="off"
        aria-describedby={describedBy}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid in every browser */}
      <div className="answer-keys" role="group" aria-label="Keys for the answer">
        {KEYS.map((key) => (
          <button key={key} type="button" className="button" data-variant="outline" onClick={() => type(key)}>
            {key}
          </button>
        ))}
        <button type="button" className="button" data-variant="outline" aria-label="Delete" onClick={() => type('')}>
          ⌫
        </button>
      </div>
    </>
  )
}
