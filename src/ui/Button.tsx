import * as Tooltip from '@radix-ui/react-tooltip'
import type { ButtonHTMLAttributes, ReactNode } from 'react'

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  readonly variant?: 'plain' | 'outline' | 'primary'
  readonly hint?: string // what it does, when the label alone does not say it
  readonly shortcut?: string
  readonly children: ReactNode
}

/** A native button; with a hint or a shortcut it explains itself on hover and focus. */
export function Button({ variant = 'plain', hint, shortcut, children, ...rest }: ButtonProps) {
  const button = (
    <button type="button" className="button" data-variant={variant} aria-keyshortcuts={shortcut} {...rest}>
      {children}
    </button>
  )
  if (!hint && !shortcut) return button
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{button}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className="tooltip" sideOffset={6} collisionPadding={8}>
          {hint}
          {shortcut && <kbd>{shortcut}</kbd>}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
