import { lazy } from 'react'
import type { Preset } from '../../document/presets/start-presets'
import { useRun } from '../../page'
import { Card } from '../../ui/Card'
import { useSummary } from './without-results'

const Portrait = lazy(() => import('../../views/portrait/Portrait').then((module) => ({ default: module.Portrait })))

/** A scenario to choose: what it looks like once trained, its name, and a line about it. */
export function ScenarioCard({ preset, onChoose }: { readonly preset: Preset; readonly onChoose: () => void }) {
  const told = useSummary()
  const first = useRun(({ position }) => position === null) // what the first sight needs goes first
  return (
    <Card
      name={preset.name}
      line={preset.line}
      onChoose={onChoose}
      picture={first || <Portrait id={preset.id} kind={preset.scenario.data.kind} />}
    >
      <span className="visually-hidden">{told(preset.summary)}</span>
    </Card>
  )
}
