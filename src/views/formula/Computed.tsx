import { useLayoutEffect, useRef } from 'react'
import { paintNumber } from '../../ui/number/paint-number'

/** A number that the explanation makes from those of the trace. */
export function Computed({ value, record, digits }: { readonly value: number; readonly record: string; readonly digits: number }) {
  const node = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    paintNumber(node.current!, value, record, digits)
  })
  return <span className="num" ref={node} />
}
