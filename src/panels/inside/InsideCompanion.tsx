import { useState } from 'react'
import { usePage } from '../../page'
import { isKnown } from '../../page/inside/known'
import { isPredicting } from '../../page/inside/predicting'
import { subjectOf } from '../../page/inside/subject'
import { formatCount } from '../../ui/number/format-number'
import { Sized } from '../../ui/Sized'
import { TabSet } from '../../ui/TabSet'
import { CheckView } from '../../views/check/CheckView'
import { LandscapeView } from '../../views/landscape/LandscapeView'
import { WhyView } from '../../views/why/WhyView'
import { PredictFirst } from './PredictFirst'

type Tab = 'why' | 'check'

/** Beside the stage, inside a step: why a number is what it is, whether the gradient is right, and below where the step led. */
export function InsideCompanion() {
  const [tab, setTab] = useState<Tab>('why')
  const pass = usePage((state) => state.inside?.context.trace.ends !== undefined)
  return (
    <section className="region head-and-body inside-companion" aria-label="Why">
      {!pass && <PredictFirst label="Predict first: hide each result until I answer" />}
      <TabSet<Tab>
        label="Why and check"
        value={tab}
        onChange={setTab}
        tabs={[
          { value: 'why', label: 'Why', content: <WhyView /> },
          { value: 'check', label: 'Check', content: <Sized>{(size) => <Check {...size} />}</Sized> },
        ]}
      />
      {!pass && <AfterStep />}
    </section>
  )
}

/** The landscape at the parameters after the step. */
function AfterStep() {
  const step = usePage((state) => state.inside?.step ?? 0)
  const predicting = usePage(isPredicting)
  if (predicting) return <p className="inside-hint">Where the step leads is shown once you have predicted it.</p>
  return (
    <section className="head-and-body inside-landscape" aria-label="Landscape after the step">
      <p>Where this step led: step {formatCount(step + 1)}. The arrow is the next update.</p>
      <Sized>{(size) => <LandscapeView {...size} />}</Sized>
    </section>
  )
}

/** The gradient check of the parameter that is explained. */
export function Check({ width, height }: { readonly width: number; readonly height: number }) {
  const inside = usePage((state) => state.inside)
  const subject = inside && subjectOf(inside)
  const parameter = subject && 'parameter' in subject ? subject.parameter : (inside?.operations.at(inside.index).parameter ?? null)
  const predicting = usePage(isPredicting)
  if (!inside) return null
  if (inside.context.trace.ends) return <p className="inside-hint">The gradients of a training step can be checked here.</p>
  if (parameter === null)
    return <p className="inside-hint">Go to the gradient of a weight, or ask for one under Why: it can be checked here.</p>
  if (predicting && !isKnown(inside, { kind: 'dataGradient', parameter }))
    return <p className="inside-hint">Predict this gradient first: then it can be checked here.</p>
  return <CheckView width={width} height={height} parameter={parameter} trace={inside.context.trace} />
}
