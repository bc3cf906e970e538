import { limitLines } from '../../../explain/limit'
import { scenarioInForce, useRun, useThisRun } from '../../../page'
import type { Sweep } from '../../../page/questions/sweep'
import { Num } from '../../../ui/number/Num'
import { Tex } from '../../formula/Tex'
import { numberOfSweep } from '../number-of-sweep'
import './limit.css'

interface LimitSheetProps {
  readonly sweep: Sweep | null
  readonly height: number
}

/** Why there is a largest learning rate, with the numbers of this loss where they are known. */
export function LimitSheet({ sweep, height }: LimitSheetProps) {
  const side = useThisRun()
  const rows = useRun((state) => state.split?.train.length ?? 0)
  const outputs = useRun((state) => state.dataset?.Y.columns ?? 1)
  useRun((state) => state.training) // without a sweep the words are about the optimizer in force
  const { training } = sweep?.plan.documents[0]?.scenario ?? scenarioInForce(side.state.getState())
  const found = sweep?.answer?.limit ?? null
  const { loss, penalty, optimizer } = training
  return (
    <section className="view-sheet limit" style={{ height }} tabIndex={0} aria-label="Where the limit of the learning rate comes from">
      {limitLines({ loss, penalty, optimizer, rows, outputs, found }).map(({ sentence, formula }) => (
        <div key={formula.tex} className="limit-line">
          <p>{sentence}</p>
          <p className="limit-formula">
            <Tex {...formula} display />
          </p>
        </div>
      ))}
      {sweep && found && optimizer.kind === 'sgd' && (
        <p>
          At the rate <Num {...numberOfSweep(sweep, 'rate')} />, in force at step <Num {...numberOfSweep(sweep, 'step')} />, each step
          multiplies the error in the steepest direction by 1 − ηλmax = <Num {...numberOfSweep(sweep, 'multiplier')} />
          {sweep.plan.rate < found.rate ? ': it shrinks.' : sweep.plan.rate > found.rate ? ': it grows.' : ': it keeps its size.'}
        </p>
      )}
      {!found && !sweep && <p>Run the sweep: where the numbers are known it computes them.</p>}
    </section>
  )
}
