import { useMemo } from 'react'
import { RunProvider, usePage, useRun } from '../../page'
import { type Difference, differencesOf, type Made } from './differences'

/** How run B differs from run A. */
export function DifferenceChips() {
  const a = useMade()
  const beside = usePage(({ runs }) => runs[1])
  if (!beside) return null
  return (
    <RunProvider value={beside}>
      <Chips a={a} />
    </RunProvider>
  )
}

function Chips({ a }: { readonly a: Made }) {
  const b = useMade()
  const differences = differencesOf(a, b)
  if (differences.length === 0)
    return <p className="compare-none">Both runs are the same so far. Change one thing in run B, then press Play.</p>
  return (
    <ul className="compare-chips" aria-label="What differs">
      {differences.map((difference) => (
        <Chip key={difference.name} {...difference} />
      ))}
      {differences.some(({ name }) => name === 'loss') && (
        <li className="compare-none">The losses are of two kinds: compare the accuracies, not the losses.</li>
      )}
    </ul>
  )
}

function Chip({ name, a, b }: Difference) {
  return (
    <li className="compare-chip">
      <span>{name}</span> <b data-run="A">{a}</b> | <b data-run="B">{b}</b>
    </li>
  )
}

function useMade(): Made {
  const document = useRun((state) => state.document)
  const training = useRun((state) => state.training)
  const activations = useRun((state) => state.activations)
  return useMemo(() => ({ document, training, activations }), [document, training, activations])
}
