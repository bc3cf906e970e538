import { useId, useLayoutEffect, useRef } from 'react'
import type { CauseNumber, Finding } from '../../health/finding'
import { useThisRun } from '../../page'
import { repairHere, repairInB, showPicture, showPlace } from '../../page/documents/health-repairs'
import { healthOf } from '../../page/run/health'
import { Button } from '../../ui/Button'
import { fewestDigits } from '../../ui/number/fewest-digits'
import { paintNumber } from '../../ui/number/paint-number'
import { ref } from '../ref'
import { prepareLimit } from '../sweep/remembered'
import { findings } from './lights'
import { pointAt } from './point-at'

/** One thing that is wrong: the cause with its numbers, and the way to the place and out of it. */
export function FindingCard({ finding }: { readonly finding: Finding }) {
  const { id, severity, title, cause, place, repair } = finding
  const side = useThisRun()
  const health = healthOf(side)
  const sentence = useRef<HTMLParagraphElement>(null)
  const titleId = useId()
  const paint = () => paintCause(sentence.current!, findings(health.latest()).find((other) => other.id === id) ?? finding)
  useLayoutEffect(paint)
  useLayoutEffect(() => health.subscribe(paint))
  return (
    <article className="health-finding" data-severity={severity} aria-labelledby={titleId}>
      <h3 id={titleId}>
        <span className="health-mark" aria-hidden="true">
          {severity === 'problem' ? '✕' : '▲'}
        </span>
        {title}
        <span className="visually-hidden"> ({severity})</span>
      </h3>
      <p ref={sentence} className="health-cause">
        {cause.map((part, k) => (typeof part === 'string' ? part : <b key={k} />))}
      </p>
      <p className="health-repair">
        Repair: <strong>{repair.words}</strong>
        {repair.kind === 'restart' && ', from step 0'}
      </p>
      <p className="health-buttons">
        {side.mark === 'A' && (
          <Button
            variant="primary"
            hint="Opens the comparison: run B goes on beside this one with the repair"
            onClick={() => repairInB(repair)}
          >
            Try it in run B
          </Button>
        )}
        <Button
          variant="outline"
          hint={repair.kind === 'change' ? 'Changes this run from here on' : 'Restarts this run with the repair'}
          onClick={() => repairHere(repair, side)}
        >
          Repair here
        </Button>
        <Button onClick={() => pointAt(showPlace(place), side.mark)}>Show me</Button>
        {place.rate && (
          <Button
            hint="Where the limit of the learning rate, 2/λmax, comes from, and which rates are stable here"
            onClick={() => {
              prepareLimit(side)
              showPicture('sweep')
            }}
          >
            Why a limit
          </Button>
        )}
      </p>
    </article>
  )
}

function paintCause(node: HTMLElement, { cause }: Finding): void {
  const numbers = cause.filter((part): part is CauseNumber => typeof part !== 'string')
  for (const [k, { value, record, format }] of numbers.entries()) {
    const target = node.children[k]
    if (!target) return // the words are about to change
    paintNumber(target, value, ref(...record), format === 'count' ? 'count' : fewestDigits(value, 4))
  }
}
