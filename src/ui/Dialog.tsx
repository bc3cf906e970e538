import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import { Button } from './Button'
import { Icon } from './Icon'

interface DialogProps {
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

const CONTROLS = 'input:not([type="radio"], :disabled), input:checked, select, textarea, button:not(:disabled), summary, a[href]'

/** A native modal dialog: focus begins at its first control and stays inside, Escape and a click beside it close it. */
export function Dialog({ title, open, onClose, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current!
    if (open && !dialog.open) dialog.showModal()
    if (!open && dialog.open) dialog.close()
    return open ? focusFirst(dialog) : undefined
  }, [open])
  // one that is taken away while it is open gives the focus back too
  useLayoutEffect(() => () => ref.current?.close(), [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a native dialog
    <dialog
      ref={ref}
      className="dialog"
      aria-label={title}
      onClose={onClose}
      onClick={(event) => event.target === ref.current && onClose()}
    >
      {open && (
        <>
          <div className="dialog-head">
            <h2 tabIndex={-1}>{title}</h2>
            <Button aria-label="Close" onClick={onClose}>
              <Icon name="close" />
            </Button>
          </div>
          <div className="dialog-body">{children}</div>
        </>
      )}
    </dialog>
  )
}

/** Focus the first control of the body, as soon as it is loaded; on a touch screen the title, for a field would call up the keypad. */
function focusFirst(dialog: HTMLElement): () => void {
  const [title, body] = [dialog.querySelector('h2')!, dialog.querySelector('.dialog-body')!]
  title.focus()
  const loading = new MutationObserver(toControl)
  loading.observe(body, { childList: true, subtree: true })
  function toControl() {
    if (document.activeElement === title) body.querySelector<HTMLElement>(CONTROLS)?.focus()
    if (document.activeElement !== title) loading.disconnect()
  }
  if (matchMedia('(pointer: fine)').matches) toControl()
  else loading.disconnect()
  return () => loading.disconnect()
}
