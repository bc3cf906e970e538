import { useLayoutEffect, useRef } from 'react'
import type { StepContext } from '../../explain/context'
import type { Quantity } from '../../explain/quantity'
import { numberOf, recordOf } from '../../explain/value'
import { paintNumber } from '../../ui/number/paint-number'

/** A number of the step, with its record. */
export function Num({
  context,
  quantity,
  digits,
}: {
  readonly context: StepContext
  readonly quantity: Quantity
  readonly digits: number
}) {
  const node = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    paintNumber(node.current!, numberOf(context, quantity), recordOf(context, quantity), digits)
  })
  return <span className="num" ref={node} />
}
