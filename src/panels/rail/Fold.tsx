import { type ReactNode, Suspense, useState } from 'react'
import { Icon } from '../../ui/Icon'

interface FoldProps {
  readonly title: string
  readonly summary: string // what is inside, in one line, while folded
  readonly children: ReactNode
}

/** A titled group of settings that folds to one line. */
export function Fold({ title, summary, children }: FoldProps) {
  const [open, setOpen] = useState(false)
  return (
    <details className="fold" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <strong>{title}</strong>
        <span className="fold-summary">{summary}</span>
        <Icon name="down" size={12} />
      </summary>
      {open && <Suspense>{children}</Suspense>}
    </details>
  )
}
