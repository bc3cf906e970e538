import { useLayoutEffect, useRef } from 'react'
import { paintFitted } from '../../ui/number/paint-number'
import { isShort, paintShort } from './write-number'

interface PaintedProps {
  readonly value: number // NaN is blank
  readonly record: string
}

/** A number of the graph in a picture, in room for `most` characters where that is given. */
export function PaintedSpan({ value, record, most }: PaintedProps & { readonly most?: number }) {
  const ref = useRef<SVGTSpanElement>(null)
  useLayoutEffect(() => {
    if (most === undefined || isShort(value)) paintShort(ref.current!, value, record)
    else paintFitted(ref.current!, value, record, most)
  }, [value, record, most])
  return <tspan ref={ref} />
}

/** A number of the graph in a table. */
export function PaintedCell({ value, record }: PaintedProps) {
  const ref = useRef<HTMLTableCellElement>(null)
  useLayoutEffect(() => paintShort(ref.current!, value, record), [value, record])
  return <td ref={ref} />
}
