import type { ButtonHTMLAttributes, ReactNode } from 'react'

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  readonly variant?: 'plain' | 'outline' | 'primary'
  readonly hint?: string // what it does, when the label alone does not say it: shown by `Hints`
  readonly shortcut?: string
  readonly children: ReactNode
}

/**
 * A native button; with a hint or a shortcut it explains itself on hover and focus.
 * A disabled one does nothing but keeps the focus, so that a keyboard user is not thrown to the top of the page.
 */
export function Button({ variant = 'plain', hint, shortcut, disabled = false, onClick, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className="button"
      data-variant={variant}
      data-hint={hint ?? rest['aria-label']}
      data-shortcut={shortcut}
      aria-keyshortcuts={shortcut}
      aria-disabled={disabled || undefined}
      onClick={disabled ? undefined : onClick}
      {...rest}
    >
      {children}
    </button>
  )
}

interface ToggleProps {
  readonly label: string
  readonly on: boolean
  readonly set: (on: boolean) => void
}

/** A button that turns something on and off. */
export function Toggle({ label, on, set }: ToggleProps) {
  return (
    <Button aria-pressed={on} onClick={() => set(!on)}>
      {label}
    </Button>
  )
}
