import { lazy, Suspense, useState } from 'react'
import { usePage, useRun } from '../../page'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Icon } from '../../ui/Icon'
import { useSummary } from './without-results'

const ScenarioList = lazy(() => import('./ScenarioList').then((module) => ({ default: module.ScenarioList })))
const Summary = lazy(() => import('./Summary').then((module) => ({ default: module.Summary })))

/** The scenario's name and sentence; opens the list of all scenarios. */
export function ScenarioPicker({ compact }: { readonly compact: boolean }) {
  const [open, setOpen] = useState(false)
  const name = useRun((state) => state.document.scenario.name)
  const summary = useRun((state) => state.document.scenario.summary)
  const touched = usePage((state) => state.touched)
  const told = useSummary()
  const first = compact ? null : <p className="scenario-summary">{told(summary)}</p>
  return (
    <div className="scenario">
      <Button variant="outline" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span className="scenario-name">{name}</span>
        <Icon name="down" size={12} />
      </Button>
      {touched ? (
        <Suspense fallback={first}>
          <Summary compact={compact} />
        </Suspense>
      ) : (
        first
      )}
      <Dialog title="Scenarios" open={open} onClose={() => setOpen(false)}>
        <Suspense>
          <ScenarioList
            tells={compact}
            onChosen={() => {
              setOpen(false)
              // play comes next; with the focus here Space would open this list again
              requestAnimationFrame(() => document.querySelector<HTMLElement>('.play-button')?.focus())
            }}
          />
        </Suspense>
      </Dialog>
    </div>
  )
}
