import { useEffect, useMemo, useState } from 'react'
import type { ExpressionPreset } from '../../expression'
import { keepExpression, keptExpression } from '../../page/state/kept-expression'
import { firstExpression, fromStorage, openPreset, setValue, type TypedExpression, toStorage, type, work } from './typed-expression'

/** Time for each step while it plays, ms. */
export const PACES = { slow: 4000, steady: 2000, quick: 700 } as const
export type Pace = keyof typeof PACES

let kept: TypedExpression | null = null // what was typed is there again when the page is opened again

/** The state of the page and what can be done with it. */
export function useExpression() {
  const [typed, setTyped] = useState(() => kept ?? fromStorage(keptExpression()) ?? firstExpression())
  const [playing, setPlaying] = useState(false)
  const [pace, setPace] = useState<Pace>('steady')
  const { graph, values } = typed
  const worked = useMemo(() => work({ graph, values }), [graph, values])
  const done = Math.min(typed.done, worked.last)
  const stale = typed.problem !== null // the graph is that of the last expression that could be read
  const atStart = stale || done === 0
  const atEnd = stale || done === worked.last

  useEffect(() => {
    kept = typed
    keepExpression(toStorage(typed))
  }, [typed])
  useEffect(() => {
    if (!playing) return
    if (atEnd) return setPlaying(false)
    const timer = setTimeout(() => setTyped((old) => ({ ...old, done: done + 1 })), PACES[pace])
    return () => clearTimeout(timer)
  }, [playing, pace, done, atEnd])

  const edit = (next: (old: TypedExpression) => TypedExpression) => {
    setPlaying(false)
    setTyped(next)
  }
  const goTo = (step: number) => stale || edit((old) => ({ ...old, done: Math.max(0, Math.min(worked.last, step)) }))
  return {
    typed,
    worked,
    done,
    stale,
    atStart,
    atEnd,
    playing,
    pace,
    setPace,
    write: (text: string) => edit((old) => type(old, text)),
    open: (preset: ExpressionPreset) => edit(() => openPreset(preset)),
    set: (name: string, value: number) => setTyped((old) => setValue(old, name, value)),
    back: () => goTo(done - 1),
    step: () => goTo(done + 1),
    reset: () => goTo(0),
    /** The first step comes at once. */
    toggle: () => {
      if (playing) return setPlaying(false)
      if (atEnd) return
      setTyped((old) => ({ ...old, done: done + 1 }))
      setPlaying(true)
    },
  }
}

export type ExpressionState = ReturnType<typeof useExpression>
