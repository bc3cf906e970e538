import katex from 'katex'
import { useLayoutEffect, useRef } from 'react'
import 'katex/dist/katex.min.css'

interface TexProps {
  readonly tex: string
  readonly text: string // the same for those who do not see it
  readonly display?: boolean
  readonly numbers?: boolean // not symbols: a letter tells what a symbol is
}

/** A formula, set by KaTeX into its node; a screen reader gets the text. */
export function Tex({ tex, text, display = false, numbers = false }: TexProps) {
  const node = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    // not in display mode: only so does KaTeX let a long line go on in the next one, after a sign
    katex.render(display ? `\\displaystyle ${tex}` : tex, node.current!, {
      displayMode: false,
      throwOnError: false,
      output: 'html',
      strict: 'ignore',
      trust: ({ command }) => command === '\\htmlData', // the role of a factor
    })
  }, [tex, display])
  return (
    <span className="tex" data-display={display || undefined} data-numbers={numbers || undefined}>
      <span className="visually-hidden">{text}</span>
      <span ref={node} aria-hidden="true" />
    </span>
  )
}
