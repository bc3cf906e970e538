import { useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { isCompared, usePage, useThisRun } from '../../page'
import { healthOf } from '../../page/run/health'
import { counted, nounOf } from '../../words/counted'
import { useTextPx } from '../use-text-px'
import type { ViewSize } from '../view-size'
import { FindingCard } from './FindingCard'
import { findings, greenLights, waitingLights } from './lights'
import './health.css'

/** Sizes of the text under which a finding has its repair below its cause. */
const WIDE = 48

/** What keeps the run from learning: each with its cause, its place and one repair; what is in order in one line. */
export function HealthView({ width, height }: ViewSize) {
  const narrow = width < WIDE * useTextPx()
  const side = useThisRun()
  const health = healthOf(side)
  const compared = usePage(isCompared)
  const lights = useSyncExternalStore(health.subscribe, health.shown)
  const found = findings(lights)
  const green = greenLights(lights)
  const waiting = waitingLights(lights)
  return (
    <section
      className="view-column health"
      data-narrow={narrow || undefined}
      style={{ width, height }}
      aria-label="Health of the run"
      tabIndex={0}
    >
      <h2 className={compared ? 'health-run' : 'visually-hidden'}>Health of {compared ? `run ${side.mark}` : 'the run'}</h2>
      {lights.length > 0 && found.length === 0 && <p className="health-fine">Nothing is wrong that the rules know of.</p>}
      {found.map((finding) => (
        <FindingCard key={finding.id} finding={finding} />
      ))}
      {green.length > 0 && (
        <details className="health-green">
          <summary>
            <span aria-hidden="true">✓ </span>
            {counted(green.length, 'light is', 'lights are')} green
          </summary>
          <ul>
            {green.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </details>
      )}
      {waiting.length > 0 && (
        <ul className="health-waiting">
          {waiting.map(({ id, name, reason }) => (
            <li key={id}>
              <span aria-hidden="true">○ </span>
              Whether {name}: not judged yet, it takes {reason}.
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** How many things are wrong, for a label; nothing as long as nothing is. Painted: it may change while frames come in. */
export function HealthCount() {
  const badge = useRef<HTMLSpanElement>(null)
  const health = healthOf(useThisRun())
  const paint = () => {
    const count = health.problems()
    const [number, noun] = badge.current!.children
    badge.current!.hidden = count === 0
    number!.textContent = String(count)
    noun!.textContent = ` ${nounOf(count, 'problem')}`
  }
  useLayoutEffect(paint)
  useLayoutEffect(() => health.subscribe(paint))
  return (
    <>
      {' '}
      <span ref={badge} className="health-count">
        <span />
        <span className="visually-hidden" />
      </span>
    </>
  )
}
