import { type ReactNode, Suspense } from 'react'

interface CardProps {
  readonly name: string
  readonly line: string
  readonly picture: ReactNode
  readonly onChoose: () => void
  readonly children?: ReactNode // more for those who do not see the picture
}

/** A picture above two lines of text, the whole a button. */
export function Card({ name, line, picture, onChoose, children }: CardProps) {
  return (
    <button type="button" className="card" onClick={onChoose}>
      <span className="card-picture">
        <Suspense>{picture}</Suspense>
      </span>
      <strong>{name}</strong>
      <span>{line}</span>
      {children}
    </button>
  )
}
