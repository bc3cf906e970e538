import { useEffect, useId, useState, useSyncExternalStore } from 'react'
import { parameterName } from '../../engine/network/names'
import type { StepTrace } from '../../engine/step/step-trace'
import { useRun } from '../../page'
import { cancelCheck, checkProblem, latestCheck, requestCheck, subscribeCheck } from '../../page/questions/check'
import { CHECK_HS } from '../../page/questions/check-question'
import type { CheckEvaluation } from '../../trainer/protocol'
import { Toggle } from '../../ui/Button'
import { formatNumber } from '../../ui/number/format-number'
import { Num } from '../../ui/number/Num'
import { ref } from '../ref'
import { rootPx } from '../root-px'
import { useTextPx } from '../use-text-px'
import type { ViewSize } from '../view-size'
import { CheckTable } from './CheckTable'
import { CurvePicture } from './CurvePicture'
import { type CheckLayout, layoutCheck, xOfH } from './layout'
import { checkRef } from './refs'
import { VERDICT_WORDS, verdictOf } from './verdict'
import './check.css'

interface CheckViewProps extends ViewSize {
  readonly parameter: number
  readonly trace: StepTrace
}

const FIRST_H = CHECK_HS.indexOf(1e-5)

/** Is the gradient right? The loss of the step's own batch a little below and above the parameter says so, for any h. */
export function CheckView({ width, height, parameter, trace }: CheckViewProps) {
  const network = useRun((state) => state.network)
  const dataset = useRun((state) => state.dataset)
  const answer = useSyncExternalStore(subscribeCheck, latestCheck)
  const problem = useSyncExternalStore(subscribeCheck, checkProblem)
  const [k, setK] = useState(FIRST_H)
  const [asTable, setAsTable] = useState(false)
  const textPx = useTextPx()
  useEffect(() => requestCheck(trace, parameter), [trace, parameter])
  useEffect(() => cancelCheck, [])
  const check = answer?.step === trace.step && answer.parameter === parameter ? answer : null
  const layout = layoutCheck(width, height, textPx, rootPx('--target'))
  const name = network ? parameterName(network, parameter, dataset?.inputNames) : ''
  const picture = { width, height: layout.pictureHeight }

  return (
    <section className="check" style={{ width, height }} aria-label={`Check of the gradient of ${name}`}>
      <header className="view-title check-title" style={{ height: layout.titleHeight }}>
        <h3>Check ∂L/∂({name})</h3>
        <Toggle label="Table" on={asTable} set={setAsTable} />
      </header>
      <Badge check={check} problem={problem} k={k} height={layout.badgeHeight} />
      <dl className="check-numbers" style={{ height: layout.numbersHeight }}>
        <dt>backpropagation</dt>
        <dd>
          <Num value={trace.totalGradient[parameter]!} record={ref('trace', trace.step, 'totalGradient', parameter)} format="exact" />
        </dd>
        <dt>(L(p + h) − L(p − h)) / 2h</dt>
        <dd>{check && <Num value={check.differences[k]!} record={checkRef(check, 'difference', k)} format="exact" />}</dd>
      </dl>
      <Slider check={check} k={k} onChange={setK} height={layout.sliderHeight} />
      {check && asTable && <CheckTable check={check} height={layout.pictureHeight} />}
      {check && !asTable && !check.fixed && (
        <svg
          className="check-picture"
          {...picture}
          role="img"
          aria-label="Relative error over h, both logarithmic. The table lists the values."
        >
          <ChosenH check={check} layout={layout} k={k} />
          <CurvePicture check={check} layout={layout} />
        </svg>
      )}
    </section>
  )
}

interface BadgeProps {
  readonly check: CheckEvaluation | null
  readonly problem: string | null
  readonly k: number
  readonly height: number
}

/** What the check says at the chosen h, in words. */
function Badge({ check, problem, k, height }: BadgeProps) {
  const verdict = check ? verdictOf(check, k) : problem === null ? 'waiting' : 'refused'
  const words = check ? VERDICT_WORDS[verdictOf(check, k)] : null
  return (
    <p className="check-badge" style={{ height }} data-verdict={verdict} aria-live="polite" aria-atomic="true">
      <span>
        {words ? words.before : (problem ?? 'Checking…')}
        {words?.shown && check && (
          <>
            {' '}
            <Num value={check.errors[k]!} record={checkRef(check, 'error', k)} format={2} />
          </>
        )}
        {words?.after}
      </span>
    </p>
  )
}

interface SliderProps {
  readonly check: CheckEvaluation | null
  readonly k: number
  readonly onChange: (k: number) => void
  readonly height: number
}

/** Chooses among the h of the check: each step is 1, 2 or 5 of a power of ten. */
function Slider({ check, k, onChange, height }: SliderProps) {
  const id = useId()

  return (
    <div className="check-slider" style={{ height }}>
      <label htmlFor={id}>h</label>
      <input
        id={id}
        type="range"
        min={0}
        max={CHECK_HS.length - 1}
        step={1}
        value={k}
        aria-valuetext={formatNumber(CHECK_HS[k]!, 1)}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <output htmlFor={id}>{check && <Num value={check.hs[k]!} record={checkRef(check, 'h', k)} format={1} />}</output>
    </div>
  )
}

interface ChosenProps {
  readonly check: CheckEvaluation
  readonly layout: CheckLayout
  readonly k: number
}

/** Marks the chosen h on the curve. */
function ChosenH({ check, layout, k }: ChosenProps) {
  const { plot } = layout
  const x = xOfH(layout, check.hs, check.hs[k]!)
  return <line className="check-chosen" x1={x} y1={plot.y} x2={x} y2={plot.y + plot.height} />
}
