import katex from 'katex'
import { useLayoutEffect, useRef } from 'react'
import 'katex/dist/katex.min.css'

interface TexProps {
  readonly tex: string
  readonly text: string // the same for those who do not see it
  readonly display?: boolean
}

/** A formula, set by KaTeX into its node; a screen reader gets the text. */
export function Tex({ tex, text, display = false }: TexProps) {
  const node = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    katex.render(tex, node.current!, { displayMode: display, throwOnError: false, output: 'html', strict: 'ignore', trust: false })
  }, [tex, display])
  return (
    <span className="tex">
      <span className="visually-hidden">{text}</span>
      <span ref={node} aria-hidden="true" />
    </span>
  )
}
