import { useRef } from 'react'
import { paintBlank, paintNumber } from '../../ui/number/paint-number'
import { ref } from '../ref'
import { usePainter } from '../use-painter'

/** ' · step 12 → 13', of the last step. */
export function StepWords() {
  const node = useRef<HTMLSpanElement>(null)
  usePainter(({ trace, position }) => {
    const [from, to] = node.current!.children
    node.current!.hidden = trace === null
    if (trace) paintNumber(from!, trace.step, ref('trace', trace.step, 'step'), 'count')
    else paintBlank(from!)
    if (trace) paintNumber(to!, position.step, ref('position', position.step, 'step'), 'count')
    else paintBlank(to!)
  }, [])
  return (
    <span ref={node}>
      , step <b /> → <b />
    </span>
  )
}
