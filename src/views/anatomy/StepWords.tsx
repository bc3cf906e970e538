import { useRef } from 'react'
import { paintBlank, paintCount } from '../../ui/number/paint-number'
import { usePainter } from '../use-painter'

/** ' · step 12 → 13', of the last step. */
export function StepWords() {
  const node = useRef<HTMLSpanElement>(null)
  usePainter(({ trace, position }) => {
    const [from, to] = node.current!.children
    node.current!.hidden = trace === null
    if (trace) paintCount(from!, trace.step, `trace:${trace.step}/step`)
    else paintBlank(from!)
    if (trace) paintCount(to!, position.step, `position:${position.step}/step`)
    else paintBlank(to!)
  }, [])
  return (
    <span ref={node}>
      , step <b /> → <b />
    </span>
  )
}
