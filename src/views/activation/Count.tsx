import { useLayoutEffect, useRef } from 'react'
import { paintCount } from '../../ui/number/paint-number'

/** A whole number of a record. */
export function Count({ value, record }: { readonly value: number; readonly record: string }) {
  const node = useRef<HTMLElement>(null)
  useLayoutEffect(() => paintCount(node.current!, value, record))
  return <b ref={node} />
}
