import { type Format, formatAs } from './format-number'
import { marksOf } from './paint-number'

/** One number of a record; NaN where there is none. */
export interface Reading {
  readonly value: number
  readonly record: string // which number of which record, as `ref` writes it
}

interface NumProps extends Reading {
  readonly format?: Format
  readonly as?: 'b' | 'span' | 'td' | 'tspan'
  readonly className?: string
}

/** A number of a record, where React writes it; what changes at every frame is written by `paintNumber`. */
export function Num({ value, record, format = 4, as: Tag = 'b', className }: NumProps) {
  const text = formatAs(value, format)
  return (
    <Tag className={className} {...marksOf(text, record, format)}>
      {text}
    </Tag>
  )
}
