import { useEffect, useRef } from 'react'
import { cancelOpening } from '../page'
import { loadProgress } from '../page/documents/load-digits'
import { Button } from '../ui/Button'
import { formatCount } from '../ui/number/format-number'

const WHAT = { digits: 'Loading digits', copies: 'Changing copies' } as const

/** How far the digits are that were asked for. What is on the screen goes on until they are there. */
export function LoadingNote() {
  const words = useRef<HTMLSpanElement>(null)
  const bar = useRef<HTMLProgressElement>(null)
  useEffect(() => {
    const paint = () => {
      const loading = loadProgress.getState()
      if (!loading || !words.current || !bar.current) return
      words.current.textContent = `${WHAT[loading.what]}: ${formatCount(loading.done)} of ${formatCount(loading.of)}`
      bar.current.max = loading.of
      bar.current.value = loading.done
    }
    paint()
    return loadProgress.subscribe(paint)
  }, [])
  return (
    <div className="message loading-note">
      <span className="visually-hidden" role="status">
        Loading digits
      </span>
      <span ref={words}>Loading digits</span>
      <progress ref={bar} aria-label="Progress of the loading" />
      <Button onClick={cancelOpening}>Cancel</Button>
    </div>
  )
}
