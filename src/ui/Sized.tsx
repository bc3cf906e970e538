import { type ReactNode, Suspense, useLayoutEffect, useRef, useState } from 'react'

interface Size {
  readonly width: number
  readonly height: number
}

/** Fills its parent and gives its children the pixels they have. */
export function Sized({ className, children }: { readonly className?: string; readonly children: (size: Size) => ReactNode }) {
  const ref = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<Size | null>(null)
  useLayoutEffect(() => {
    const element = ref.current!
    const measure = () => {
      const width = Math.floor(element.clientWidth)
      const height = Math.floor(element.clientHeight)
      setSize((old) => (old && old.width === width && old.height === height ? old : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={ref} className={className ? `sized ${className}` : 'sized'}>
      {size && size.width > 0 && size.height > 0 && <Suspense>{children(size)}</Suspense>}
    </div>
  )
}
