import { type ReactNode, useEffect, useRef } from 'react'

const MOVES: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowLeft: (at, count) => (at + count - 1) % count,
  ArrowRight: (at, count) => (at + 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
}

interface ToolbarProps {
  readonly label: string
  readonly className: string
  readonly children: ReactNode // buttons that stay as long as the toolbar does
}

/** Buttons that are one stop of Tab; arrow keys move between them. */
export function Toolbar({ label, className, children }: ToolbarProps) {
  const root = useRef<HTMLDivElement>(null)
  const buttons = () => [...root.current!.querySelectorAll('button')]
  const stopAt = (stop: EventTarget | undefined) => {
    for (const button of buttons()) button.tabIndex = button === stop ? 0 : -1
  }
  useEffect(() => stopAt(buttons()[0]), [])
  return (
    <div
      ref={root}
      role="toolbar"
      aria-label={label}
      className={className}
      onFocus={({ target }) => stopAt(target)}
      onKeyDown={(event) => {
        const all = buttons()
        const at = all.indexOf(event.target as HTMLButtonElement) // -1 for anything else
        const next = at < 0 ? undefined : all[MOVES[event.key]?.(at, all.length) ?? -1]
        if (!next) return
        event.preventDefault()
        next.focus()
      }}
    >
      {children}
    </div>
  )
}
