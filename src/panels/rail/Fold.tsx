import type { ReactNode } from 'react'
import { Icon } from '../../ui/Icon'

interface FoldProps {
  readonly title: string
  readonly summary: string // what is inside, in one line, while folded
  readonly open?: boolean
  readonly children: ReactNode
}

/** A titled group of settings that folds to one line. */
export function Fold({ title, summary, open = false, children }: FoldProps) {
  return (
    <details className="fold" open={open}>
      <summary>
        <strong>{title}</strong>
        <span className="fold-summary">{summary}</span>
        <Icon name="down" size={12} />
      </summary>
      <div className="fold-body">{children}</div>
    </details>
  )
}
