import { useState } from 'react'
import type { OptimizerSpec, StepTrace } from '../../engine'
import type { PartKind } from '../../explain/kinds/optimizers'
import { updateParts } from '../../explain/signals/update-parts'
import { useRun, useThisRun } from '../../page'
import { pastGradientsOf } from '../../page/run/past-gradients'
import type { Frame } from '../../trainer/protocol'
import { Toggle } from '../../ui/Button'
import { shownParameterName } from '../graph/names'
import { rootPx } from '../root-px'
import { usePainter } from '../use-painter'
import { useTextPx } from '../use-text-px'
import type { ViewSize } from '../view-size'
import { layoutAnatomy } from './layout'
import { PartsTable } from './PartsTable'
import { RatePanel } from './RatePanel'
import { SeriesPanel } from './SeriesPanel'
import { SquarePanel } from './SquarePanel'
import { StepWords } from './StepWords'
import { OPTIMIZER_WORDS } from './words'
import './anatomy.css'

/** What decides which rows and pictures there are: it changes by hand, not by frame. */
interface Form {
  readonly optimizer: OptimizerSpec['kind']
  readonly kinds: readonly PartKind[]
}

/** How the last step made the update of one parameter: the parts as bars, what the optimizer remembers, and the learning rate. */
export function AnatomyView({ width, height }: ViewSize) {
  const network = useRun((state) => state.network)
  const dataset = useRun((state) => state.dataset)
  const selection = useRun((state) => state.document.view.selection)
  const firstAxis = useRun((state) => state.document.view.axes[0])
  const parameter = selection.kind === 'parameter' ? selection.index : firstAxis
  const rule = useRun(({ training }) => training?.loss === 'perceptron')
  const run = useThisRun()
  const remember = (frame: Frame) => pastGradientsOf(run).remember(frame)
  const [form, setForm] = useState(() => {
    const frame = run.frames.latest()
    if (frame) remember(frame) // before the panels paint it for the first time
    return formOf(frame?.trace ?? null, parameter)
  })
  const [asTable, setAsTable] = useState(false)
  const textPx = useTextPx()
  const layout = layoutAnatomy(width, height, textPx, rootPx('--target'), form?.kinds.length ?? 0)

  usePainter(
    (frame) => {
      remember(frame)
      const next = formOf(frame.trace, parameter)
      if (next?.optimizer !== form?.optimizer || next?.kinds.join() !== form?.kinds.join()) setForm(next)
    },
    [parameter, form],
  )

  if (!network || !dataset || parameter >= network.parameterCount) return null
  const name = shownParameterName(network, dataset, parameter)
  if (!form) {
    return (
      <p className="anatomy-empty" style={{ width, height }}>
        Press Step: the first update of {name} is taken apart here.
      </p>
    )
  }
  const { optimizer, kinds } = form
  const words = OPTIMIZER_WORDS[optimizer]
  const remembered = { parameter, optimizer, textPx, width: layout.memory.width, height: layout.memory.height }
  return (
    <section className="anatomy" style={{ width, height }} aria-label={`Update of ${name}`}>
      <header className="view-head anatomy-title" data-stacked={layout.stacked || undefined} style={{ height: layout.titleHeight }}>
        <h2>
          Update of {name}
          <StepWords />
        </h2>
        <p>
          {rule && optimizer === 'sgd' ? 'Perceptron rule' : words.name}: <span>{words.formula}</span>
          {rule && ', where g = (a − y) · x is 0 without a mistake'}
        </p>
        {!words.square && <Toggle label="Table" on={asTable} set={setAsTable} />}
      </header>
      <div className="view-scroll anatomy-content" style={{ height: height - layout.titleHeight }}>
        <div className="view-panels" style={{ width, height: layout.contentHeight }}>
          <PartsTable {...{ parameter, optimizer, kinds }} width={layout.parts.width} height={layout.parts.height} row={layout.row} />
          {words.square ? <SquarePanel {...remembered} words={words.square} /> : <SeriesPanel {...remembered} asTable={asTable} />}
          <RatePanel textPx={textPx} width={layout.rate.width} height={layout.rate.height} />
        </div>
      </div>
    </section>
  )
}

function formOf(trace: StepTrace | null, parameter: number): Form | null {
  if (!trace || parameter >= trace.update.length) return null
  return { optimizer: trace.optimizer.kind, kinds: updateParts(trace, parameter).parts.map(({ kind }) => kind) }
}
