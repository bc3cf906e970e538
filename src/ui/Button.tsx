import type { ButtonHTMLAttributes, ReactNode } from 'react'

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  readonly variant?: 'plain' | 'outline' | 'primary'
  readonly hint?: string // what it does, when the label alone does not say it: shown by `Hints`
  readonly shortcut?: string
  readonly children: ReactNode
}

/** A native button; with a hint or a shortcut it explains itself on hover and focus. */
export function Button({ variant = 'plain', hint, shortcut, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className="button"
      data-variant={variant}
      data-hint={hint ?? rest['aria-label']}
      data-shortcut={shortcut}
      aria-keyshortcuts={shortcut}
      {...rest}
    >
      {children}
    </button>
  )
}
