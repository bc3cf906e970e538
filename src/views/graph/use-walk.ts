import { useEffect, useMemo, useState } from 'react'
import { usePage } from '../../page'
import type { WalkShown } from './paint/walk-shown'

type Values = typeof import('./paint/inside-values')

/** The step walked through as the graph shows it, null outside of one. What reads it comes on demand. */
export function useWalk(watchedRow: number): WalkShown | null {
  const inside = usePage((state) => state.inside)
  const [values, setValues] = useState<Values | null>(null)
  const notation = usePage((state) => state.notation)
  const wanted = inside !== null
  useEffect(() => {
    if (wanted) void import('./paint/inside-values').then((module) => setValues(module))
  }, [wanted])
  return useMemo(() => (inside && values ? values.createWalk(inside, watchedRow, notation) : null), [inside, values, watchedRow, notation])
}
