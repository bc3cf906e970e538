import { type KeyboardEvent, useId } from 'react'

interface EditedCellProps {
  readonly label: string
  readonly text: string
  readonly error: string | undefined
  readonly onChange: (text: string) => void
  readonly onPaste?: (text: string) => void // of several cells
}

/** A cell of a table that is typed, with what is wrong in it below. */
export function EditedCell({ label, text, error, onChange, onPaste }: EditedCellProps) {
  const id = useId()
  return (
    <td>
      <input
        className="input"
        autoComplete="off"
        aria-label={label}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : id}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text')
          if (!onPaste || !/[\t\n]/.test(pasted)) return
          event.preventDefault()
          onPaste(pasted)
        }}
      />
      {error !== undefined && (
        <span id={id} className="field-error">
          {error}
        </span>
      )}
    </td>
  )
}

/** Up and down go to the cell above and below. */
export function moveBetweenRows(event: KeyboardEvent): void {
  const cell = (event.target as Element).closest('td')
  const row = cell?.parentElement
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : event.key === 'ArrowUp' ? row?.previousElementSibling : null
  const input = cell && (next as HTMLTableRowElement | null)?.cells[cell.cellIndex]?.querySelector('input')
  if (!input) return
  event.preventDefault()
  input.focus()
  input.select()
}
