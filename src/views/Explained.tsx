import { HINTS, type Term } from './term-hints'

/** A term that `Hints` explains. */
export function Explained({ term }: { readonly term: Term }) {
  return (
    <button type="button" className="term" data-hint={HINTS[term]}>
      {term}
    </button>
  )
}
