import type { Term } from './term-hints'

const TERMS = /(probe|off this slice|node error|tile: .+)/i

/** Writes a sentence, with each of its terms as a button that `Hints` explains. `short` is written in place of a term. */
export function paintTerms(node: Element, text: string, short?: string): void {
  if (node.textContent === (short ?? text)) return
  node.replaceChildren(
    ...text.split(TERMS).map((part, k) => {
      if (k % 2 === 0) return part
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'term'
      button.textContent = short ?? part
      void import('./term-hints').then(({ HINTS }) => {
        button.dataset.hint = HINTS[part.toLowerCase() as Term] // as the pattern has it
      })
      return button
    }),
  )
}
