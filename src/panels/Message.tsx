import { lazy, Suspense, useEffect, useRef } from 'react'
import { dismiss, usePage } from '../page'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'

const LastRun = lazy(() => import('./LastRun').then((module) => ({ default: module.LastRun })))

const LoadingNote = lazy(() => import('./LoadingNote').then((module) => ({ default: module.LoadingNote })))

const INFO_MS = 4000
const LECTURE_INFO_MS = 2000
const LONG_TEXT = 60 // characters: what is longer stays until it is read
const READING_MS = 70 // a character

/** The newest message, announced to screen readers; information goes by itself, errors stay until closed. */
export function Message() {
  const message = usePage((state) => state.message)
  const lecture = usePage((state) => state.lecture)
  const loading = usePage((state) => state.loading)
  const offers = usePage((state) => state.lastRun !== null)
  useEffect(() => {
    if (message?.kind !== 'info') return
    const { length } = message.text
    const readMs = length > LONG_TEXT ? length * READING_MS : 0
    const timer = setTimeout(dismiss, Math.max(readMs, lecture ? LECTURE_INFO_MS : INFO_MS))
    return () => clearTimeout(timer)
  }, [message, lecture])
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // the layout makes room for what is said
    const measure = new ResizeObserver(([entry]) => {
      document.documentElement.style.setProperty('--messages', `${entry!.contentRect.height}px`)
    })
    measure.observe(place.current!)
    return () => measure.disconnect()
  }, [])
  return (
    <div ref={place} className="messages">
      {offers && !lecture && (
        <div role="status" className="message" aria-label="Your last run">
          <Suspense>
            <LastRun />
          </Suspense>
        </div>
      )}
      <Suspense>{loading && <LoadingNote />}</Suspense>
      <div
        role="status"
        aria-live="polite"
        className={message && (!lecture || message.kind !== 'info') ? 'message' : 'visually-hidden'}
        data-kind={message?.kind}
      >
        {message && <span>{message.text}</span>}
        {message?.action && <Button onClick={message.action.act}>{message.action.label}</Button>}
        {message && (
          <Button aria-label="Close message" onClick={dismiss}>
            <Icon name="close" size={14} />
          </Button>
        )}
      </div>
    </div>
  )
}
