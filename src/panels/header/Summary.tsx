import { useEffect, useState } from 'react'
import { PRESETS } from '../../document/presets/presets'
import { page, type Run, say, scenarioInForce, usePage, useRun, useThisRun } from '../../page'
import { usePainter } from '../../views/use-painter'
import { ENDINGS, type Seen } from './endings'
import { hidesResults, useSummary } from './without-results'

/** The scenario's sentence: what to look for, and once it is to be seen, what one sees and why. Where there is no room that is a message. */
export function Summary({ compact }: { readonly compact: boolean }) {
  const summary = useRun(({ document }) => document.scenario.summary)
  const told = useSummary()
  const hides = usePage(hidesResults)
  const found = useEnding()
  const ending = hides ? null : found
  useEffect(() => {
    if (compact && ending && page.getState().message?.kind !== 'error') say('info', ending)
  }, [compact, ending])
  return compact ? null : (
    <p className="scenario-summary" aria-live="polite">
      {told(ending ?? summary)}
    </p>
  )
}

/** Looked for where the run rests: no frame of a running one renders. */
function useEnding(): string | null {
  const run = useThisRun()
  const beside = usePage(({ runs }) => runs[1] ?? null)
  const training = useRun((state) => state.training)
  const stopped = useRun((state) => state.stopped)
  const rests = useRun(({ status }) => status !== 'playing' && status !== 'seeking')
  const [ending, setEnding] = useState<string | null>(null)
  usePainter(
    ({ exact }) => {
      if (exact) setEnding(endingOf(run, beside))
    },
    [training, stopped],
    beside,
  )
  return rests ? ending : null
}

function endingOf(run: Run, beside: Run | null): string | null {
  const [a, b] = [run, beside].map((one) => one && seenOf(one))
  const { data, network, id } = scenarioInForce(run.state.getState())
  const preset = PRESETS.find((one) => one.id === id)?.scenario
  const same = JSON.stringify([data, network]) === JSON.stringify([preset?.data, preset?.network])
  const ending = a && same ? ENDINGS[id]?.(a, b ?? null) : null
  if (!ending) return null
  return beside && !ending.startsWith('Run ') ? `Run ${run.mark}: ${ending}` : ending
}

function seenOf({ frames, state }: Run): Seen | null {
  const { run, training, stopped } = state.getState()
  const frame = frames.latest()
  if (frame?.run !== run || !training) return null
  const rows = frames.history.rows().filter(({ step }) => step <= frame.position.step)
  const row = frame.row ?? rows.at(-1)
  return row ? { row, rows, parameters: frame.parameters, training, stopped: stopped !== null } : null
}
