import { lazy, Suspense, useSyncExternalStore } from 'react'
import { change, firstRun, openDocument, openScenario, type Run, say, useRun, useThisRun } from '../../page'
import { cancelSweep, latestSweep, requestSweep, type Sweep, subscribeSweeps } from '../../page/questions/sweep'
import { RATE_STEPS, SEED_COUNTS, type SweepKind } from '../../page/questions/sweep-plans'
import { bestOf } from '../../page/questions/sweep-verdicts'
import { Button } from '../../ui/Button'
import { Segments } from '../../ui/Choice'
import { rootPx } from '../root-px'
import { type Remembered, useRemembered } from '../use-remembered'
import { useTextPx } from '../use-text-px'
import type { ViewSize } from '../view-size'
import { layoutSweep } from './layout'
import { RatesPicture } from './RatesPicture'
import { lastForm, lastKind } from './remembered'
import { SeedsPicture } from './SeedsPicture'
import { SizesPicture } from './SizesPicture'
import { SweepNotes } from './SweepNotes'
import { SweepTable } from './SweepTable'
import './sweep.css'

const KINDS = [
  { value: 'rates', label: 'Learning rate' },
  { value: 'seeds', label: 'Restarts' },
  { value: 'sizes', label: 'Model size' },
] as const
/** How much of it: what may be chosen for a kind. */
const AMOUNTS = {
  rates: { word: 'steps', label: 'Steps of each rate', options: optionsOf(RATE_STEPS) },
  seeds: { word: 'seeds', label: 'Number of seeds', options: optionsOf(SEED_COUNTS) },
  sizes: null,
} as const
const LimitSheet = lazy(() => import('./why/LimitSheet').then((module) => ({ default: module.LimitSheet })))

const PICTURES = { rates: RatesPicture, seeds: SeedsPicture, sizes: SizesPicture } as const

/** No run is pointed at: the words are about the best one. */
const BEST = -1

const lastAmounts: Remembered<Readonly<Record<SweepKind, string>>> = { value: { rates: '10', seeds: '8', sizes: '' } }
const lastActive: Remembered<Readonly<Record<SweepKind, number>>> = { value: { rates: BEST, seeds: BEST, sizes: BEST } }

/** Many short runs in the background: over learning rates, over first weights, or over sizes of the network. */
export function SweepView({ width, height }: ViewSize) {
  const [kind, setKind] = useRemembered(lastKind)
  const [amounts, setAmounts] = useRemembered(lastAmounts)
  const [chosenForm, setForm] = useRemembered(lastForm)
  const [active, setActive] = useRemembered(lastActive)
  useRun((state) => state.document.scenario) // a sweep of other data is not shown
  const ready = useRun((state) => state.training !== null)
  const run = useThisRun()
  const sweep = useSyncExternalStore(subscribeSweeps, () => latestSweep(kind, run))
  const layout = layoutSweep(width, height, useTextPx(), rootPx('--target'))
  const running = sweep?.status === 'running'
  const Picture = PICTURES[kind]
  const told = active[kind] === BEST ? bestOf(sweep?.answer?.results ?? [], kind) : active[kind]
  const amount = AMOUNTS[kind]
  const form = chosenForm === 'limit' && kind !== 'rates' ? 'picture' : chosenForm

  function begin(amount: string): void {
    setAmounts({ ...amounts, [kind]: amount })
    activate(BEST)
    requestSweep(kind, Number(amount), run)
  }

  function activate(k: number): void {
    if (k !== active[kind]) setActive({ ...active, [kind]: k })
  }

  return (
    <section className="sweep" style={{ width, height }} aria-label="Sweep">
      <header className="view-title sweep-title" data-narrow={layout.narrow || undefined} style={{ height: layout.titleHeight }}>
        <Segments label="Sweep over" value={kind} options={KINDS} onChange={setKind} />
        {amount && (
          <span className="sweep-amount">
            {amount.word} <Segments label={amount.label} value={amounts[kind]} options={amount.options} onChange={begin} />
          </span>
        )}
        {running ? (
          <Button variant="outline" onClick={cancelSweep}>
            Cancel
          </Button>
        ) : (
          <Button variant="outline" disabled={!ready} onClick={() => begin(amounts[kind])}>
            {sweep ? 'Run again' : 'Run the sweep'}
          </Button>
        )}
        {running && <progress aria-label="Progress of the sweep" max={1} value={sweep.answer?.progress ?? 0} />}
        <span className="sweep-forms">
          {kind === 'rates' && (
            <Button
              aria-pressed={form === 'limit'}
              hint="Where the limit of the learning rate, 2/λmax, comes from"
              onClick={() => setForm(form === 'limit' ? 'picture' : 'limit')}
            >
              Why a limit
            </Button>
          )}
          <Button aria-pressed={form === 'table'} disabled={!sweep} onClick={() => setForm(form === 'table' ? 'picture' : 'table')}>
            Table
          </Button>
        </span>
      </header>
      <SweepNotes kind={kind} sweep={sweep} active={told} height={layout.notesHeight} />
      {form === 'limit' && (
        <Suspense>
          <LimitSheet sweep={sweep} height={layout.pictureHeight} />
        </Suspense>
      )}
      {sweep?.answer && form === 'table' && <SweepTable sweep={sweep} height={layout.pictureHeight} onPick={(k) => pick(run, sweep, k)} />}
      {sweep?.answer && form === 'picture' && sweep.answer.results.length > 0 && (
        <Picture {...{ sweep, layout, width }} active={told} onActive={activate} onPick={(k) => pick(run, sweep, k)} />
      )}
    </section>
  )
}

/** Takes a rate over as a live change, or opens the run of a seed or a size at its last step; as run B, beside A, from step 0. */
function pick(run: Run, { plan, answer }: Sweep, k: number): void {
  const document = plan.documents[k]
  if (!document || !answer?.results[k]) return
  const open = () => (run === firstRun ? openDocument(document) : openScenario(document.scenario, run))
  const problem = plan.kind === 'rates' ? change({ field: 'learningRate', value: plan.values[k]! }, run) : open()
  if (problem) say('error', problem.message)
}

function optionsOf(numbers: readonly number[]): readonly { readonly value: string; readonly label: string }[] {
  return numbers.map((number) => ({ value: String(number), label: String(number) }))
}
