import type { Sweep } from '../../page/questions/sweep'
import type { SweepKind } from '../../page/questions/sweep-plans'
import { Num } from '../../ui/number/Num'
import { nounOf } from '../../words/counted'
import { RateInForce } from '../RateInForce'
import { numberOfSweep } from './number-of-sweep'
import { wordsOf } from './SweepTable'
import { ABOUT } from './words'

interface SweepNotesProps {
  readonly kind: SweepKind
  readonly sweep: Sweep | null
  readonly active: number // the run that is pointed at
  readonly height: number
}

/** What the sweep is, how far it has come, and the run that is pointed at. */
export function SweepNotes({ kind, sweep, active, height }: SweepNotesProps) {
  if (!sweep) {
    return (
      <div className="view-words sweep-notes" style={{ height }}>
        <p className="sweep-about">{ABOUT[kind]}</p>
        <p>It runs in the background; the run on the page goes on.</p>
      </div>
    )
  }
  const { plan, status, problem, answer } = sweep
  const result = answer?.results[active]
  return (
    <div className="view-words sweep-notes" style={{ height }}>
      <p>
        <Num {...numberOfSweep(sweep, 'finished')} /> of <Num {...numberOfSweep(sweep, 'all')} /> {nounOf(plan.values.length, 'run')},{' '}
        <Num {...numberOfSweep(sweep, 'steps')} /> {nounOf(plan.steps, 'step')} each,{' '}
        {kind === 'rates' ? (
          <>
            from the weights of step <Num {...numberOfSweep(sweep, 'step')} />. ▲ the learning rate in force, <RateInForce />
          </>
        ) : (
          <>
            from their first weights{plan.redrawn && ', drawn by Xavier instead of given'}
            {kind === 'seeds' && '. ▲ the seed of this run'}
            {kind === 'sizes' && ', one hidden layer each'}
          </>
        )}
        {status === 'stopped' && '. Stopped'}
        {problem !== null && `. ${problem}`}
        {kind === 'sizes' && result && Number.isNaN(result.history[0]?.testLoss) && '. Without test rows no size can be named'}
      </p>
      {result && <ActiveRun sweep={sweep} active={active} />}
    </div>
  )
}

/** The run that is pointed at, in words. */
function ActiveRun({ sweep, active }: { readonly sweep: Sweep; readonly active: number }) {
  const { plan, answer } = sweep
  const word = wordsOf(sweep)[active]
  const hasTest = !Number.isNaN(answer?.results[active]?.history[0]?.testLoss)
  return (
    <p>
      {plan.kind === 'sizes' ? 'hidden units' : plan.kind === 'rates' ? 'rate' : 'seed'} <Num {...numberOfSweep(sweep, 'value', active)} />:
      training loss{' '}
      {plan.kind === 'rates' && (
        <>
          <Num {...numberOfSweep(sweep, 'before', active)} />
          {' → '}
        </>
      )}
      <Num {...numberOfSweep(sweep, 'trainLoss', active)} />
      {hasTest && (
        <>
          , test loss <Num {...numberOfSweep(sweep, 'testLoss', active)} />
        </>
      )}
      {word && (
        <>
          : <strong>{plan.kind === 'seeds' && word !== 'diverged' ? `group ${word}` : word}</strong>
        </>
      )}
      . {plan.kind === 'rates' ? 'A click or Enter sets this rate.' : 'A click or Enter opens this run.'}
    </p>
  )
}
