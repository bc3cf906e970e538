import { type DependencyList, useEffect, useLayoutEffect, useRef } from 'react'
import { useSide } from '../../store'
import { sideB } from '../../store/comparison'

/** Paints with the frames of either run, without a React render. */
export function usePainterOfBoth(paint: () => void, deps: DependencyList): void {
  const { frames } = useSide()
  const newest = useRef(paint)
  useLayoutEffect(() => {
    newest.current = paint
  })
  useEffect(() => {
    const ends = [frames, sideB.frames].map((one) => one.subscribe(() => newest.current()))
    return () => {
      for (const end of ends) end()
    }
  }, [frames])
  useLayoutEffect(() => newest.current(), deps)
}
