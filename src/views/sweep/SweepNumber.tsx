import { useLayoutEffect, useRef } from 'react'
import type { Sweep } from '../../page/questions/sweep'
import { type SweepNumber as Name, sweepRef, sweepValue } from '../../page/questions/sweep-values'
import { paintCount, paintNumber } from '../../ui/number/paint-number'

interface SweepNumberProps {
  readonly sweep: Sweep
  readonly name: Name
  readonly k?: number
  readonly svg?: boolean // within a text of a picture
}

const COUNTS: readonly Name[] = ['steps', 'step', 'finished', 'all', 'groupCount']
const LOSS_DIGITS = 4
const RATE_DIGITS = 2

/** A number of a sweep. */
export function SweepNumber({ sweep, name, k = 0, svg = false }: SweepNumberProps) {
  const node = useRef<HTMLElement & SVGTSpanElement>(null)
  useLayoutEffect(() => {
    const value = sweepValue(sweep, name, k)
    const isValue = name === 'value'
    if (COUNTS.includes(name) || (isValue && sweep.plan.kind !== 'rates')) paintCount(node.current!, value, sweepRef(sweep, name, k))
    else paintNumber(node.current!, value, sweepRef(sweep, name, k), isValue ? RATE_DIGITS : LOSS_DIGITS)
  })
  return svg ? <tspan ref={node} /> : <b ref={node} />
}
