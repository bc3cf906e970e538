import { useMemo } from 'react'
import { SideProvider, useApp } from '../../store'
import { sideB } from '../../store/comparison'
import { type Difference, differencesOf, type Made } from './differences'

/** How run B differs from run A. */
export function DifferenceChips() {
  const a = useMade()
  return (
    <SideProvider value={sideB}>
      <Chips a={a} />
    </SideProvider>
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
  const document = useApp((state) => state.document)
  const training = useApp((state) => state.training)
  const activations = useApp((state) => state.activations)
  return useMemo(() => ({ document, training, activations }), [document, training, activations])
}
