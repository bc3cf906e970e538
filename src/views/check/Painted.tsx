import { useLayoutEffect, useRef } from 'react'
import { paintExact, paintNumber } from '../../ui/number/paint-number'

interface PaintedProps {
  readonly value: number
  readonly record: string
  readonly digits: number | 'exact'
}

/** A number of a record. */
export function Painted({ value, record, digits }: PaintedProps) {
  const node = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    if (digits === 'exact') paintExact(node.current!, value, record)
    else paintNumber(node.current!, value, record, digits)
  })
  return <b ref={node} />
}
