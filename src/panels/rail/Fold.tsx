import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
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
      {open && (
        <Suspense>
          <Opened>{children}</Opened>
        </Suspense>
      )}
    </details>
  )
}

/** What is inside comes into sight: below the edge nothing would seem to have happened. */
function Opened({ children }: Pick<FoldProps, 'children'>) {
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const [rail, fold] = ['.rail', '.fold'].map((name) => root.current!.closest(name))
    if (!rail || !fold) return
    const [seen, own] = [rail.getBoundingClientRect(), fold.getBoundingClientRect()]
    rail.scrollTop += Math.max(0, Math.min(own.bottom - seen.bottom, own.top - seen.top)) // the rail alone: not what it stands in
  }, [])
  return <div ref={root}>{children}</div>
}
