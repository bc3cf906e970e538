import { type RefObject, useLayoutEffect, useRef } from 'react'

interface Pan {
  readonly scroll: RefObject<HTMLDivElement | null>
  onScroll(): void
}

/**
 * Marks on the stage at which sides the plane is cut off, and goes back to the inputs for another scenario.
 * @param hidden px of the plane beyond the stage
 */
export function usePan(stage: RefObject<HTMLElement | null>, hidden: number, scenario: string): Pan {
  const scroll = useRef<HTMLDivElement>(null)
  const mark = () => {
    const left = scroll.current!.scrollLeft
    stage.current!.toggleAttribute('data-cut-left', hidden > 0 && left > 1)
    stage.current!.toggleAttribute('data-cut-right', hidden > 0 && left < hidden - 1)
  }
  useLayoutEffect(() => {
    scroll.current!.scrollLeft = 0
  }, [scenario])
  useLayoutEffect(mark)
  return { scroll, onScroll: mark }
}
