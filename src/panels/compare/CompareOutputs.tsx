import { Suspense, useMemo, useRef } from 'react'
import { type Run, RunProvider, usePage, useRun, useThisRun } from '../../page'
import { layoutPicture } from '../../views/output/layout'
import { useLook } from '../../views/output/look'
import { MainPicture, wishOf } from '../../views/output/MainPicture'
import type { OutputMode } from '../../views/output/mode'
import { paintPanel } from '../../views/output/SamplePanel'
import { usePainter } from '../../views/use-painter'
import { useTextPx } from '../../views/use-text-px'
import '../../views/output/output.css'

/** Height of the line above a picture, and the width from which on it is one line, in sizes of the text. */
const LINE = 2.6
const ONE_LINE = 25

interface CompareOutputsProps {
  readonly mode: OutputMode
  readonly width: number
  readonly height: number
}

/** What the runs make of the data: a picture of each, of equal size, below its network. */
export function CompareOutputs({ mode, width, height }: CompareOutputsProps) {
  const runs = usePage((state) => state.runs)
  return (
    <div className="compare-fields">
      {runs.map((run) => (
        <RunProvider key={run.mark} value={run}>
          <Field run={run} mode={mode} width={Math.floor((width - 1) / runs.length)} height={height} />
        </RunProvider>
      ))}
    </div>
  )
}

function Field({ run, mode, width, height }: CompareOutputsProps & { readonly run: Run }) {
  const dataset = useRun((state) => state.dataset)
  const look = useLook(dataset)
  const split = useRun((state) => state.split)
  const textPx = useTextPx()
  const lines = width < ONE_LINE * textPx ? 2 : 1
  const headHeight = Math.round(lines * LINE * textPx)
  const layout = useMemo(
    () => dataset && look && layoutPicture(width, height - headHeight, textPx, wishOf(dataset, mode, look, textPx)),
    [dataset, mode, look, width, height, headHeight, textPx],
  )
  if (!dataset || !look || !split || !layout) return null
  return (
    <section className="compare-field" data-run={run.mark} aria-label={`Output of run ${run.mark}`}>
      <Results run={run} height={headHeight} />
      <Suspense fallback={<div style={{ height: layout.pictureHeight }} />}>
        <MainPicture
          mode={mode}
          look={look}
          dataset={dataset}
          split={split}
          layout={layout}
          part={split.test.length > 0 ? 'test' : 'train'}
        />
      </Suspense>
    </section>
  )
}

/** How well the run does: the loss that it makes small, and what that is worth on other rows. */
function Results({ run, height }: { readonly run: Run; readonly height: number }) {
  const dataset = useRun((state) => state.dataset)
  const hasTest = useRun((state) => (state.split?.test.length ?? 0) > 0)
  const { frames } = useThisRun()
  const root = useRef<HTMLDivElement>(null)
  usePainter((frame) => root.current && dataset && paintPanel(root.current, frame, dataset, frames.history), [dataset, hasTest])
  const classes = dataset?.task !== 'regression'
  return (
    <div ref={root} className="compare-results" style={{ height }}>
      <h3>{run.mark === 'A' ? '● A' : '■ B'}</h3>
      <Result part="trainLoss" words={['training', 'loss']} />
      {(classes || hasTest) && (
        <Result
          part={`${hasTest ? 'test' : 'train'}${classes ? 'Accuracy' : 'Loss'}`}
          words={[hasTest ? 'test' : 'training', classes ? 'accuracy' : 'loss']}
        />
      )}
    </div>
  )
}

function Result({ part, words }: { readonly part: string; readonly words: readonly [string, string] }) {
  return (
    <p className="compare-result">
      <b data-part={`history/${part}`} />
      <span>
        {words[0]} <br />
        {words[1]}
      </span>
    </p>
  )
}
