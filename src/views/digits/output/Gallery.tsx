import { useEffect, useRef, useState } from 'react'
import type { Dataset } from '../../../data/dataset'
import { setSample, useRun } from '../../../page'
import type { Outputs } from '../../../trainer/protocol'
import { Button } from '../../../ui/Button'
import { formatCount } from '../../../ui/number/format-number'
import { Num } from '../../../ui/number/Num'
import { counted } from '../../../words/counted'
import type { Part } from '../../output/mode'
import { ref } from '../../ref'
import { usePainter } from '../../use-painter'
import type { ViewSize } from '../../view-size'
import { DataImage } from '../DataImage'
import { type Mistake, mistakesOf } from './mistakes'

const MOST_AT_FIRST = 60

interface Found {
  readonly outputs: Outputs
  readonly mistakes: readonly Mistake[]
}

/** The images that the network takes for another digit, at the last pause, the most certain first. */
export function Gallery({ width, height, part }: ViewSize & { readonly part: Part }) {
  const dataset = useRun((state) => state.dataset)!
  const split = useRun((state) => state.split)!
  const sample = useRun((state) => state.document.view.sample)
  const [outputs, setOutputs] = useState<Outputs | null>(null)
  const [most, setMost] = useState(MOST_AT_FIRST)
  const newest = useRef<Outputs | null>(null)
  usePainter(
    (frame) => {
      if (!frame.exact || !frame.outputs || newest.current?.values === frame.outputs.values) return
      newest.current = frame.outputs
      setOutputs(frame.outputs) // at a pause only
    },
    [dataset],
  )
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    setMost(MOST_AT_FIRST)
    const fits = outputs?.values.length === dataset.Y.values.length
    setFound(outputs && fits ? { outputs, mistakes: mistakesOf(dataset, outputs, split[part]) } : null)
  }, [outputs, dataset, split, part])
  const of = split[part].length
  const rows = part === 'test' ? 'test image' : 'training image'
  return (
    <section className="digits-gallery" style={{ width, height }} aria-label={`Mistakes among the ${rows}s`} tabIndex={0}>
      <p className="digits-gallery-words">
        {found
          ? `${formatCount(found.mistakes.length)} of ${counted(of, rows)} taken for another digit, at step ${formatCount(found.outputs.step)}; the most certain first.`
          : 'Pause: the mistakes are shown while the run rests.'}
      </p>
      <ul className="digits-images">
        {found?.mistakes.slice(0, most).map((mistake) => (
          <li key={mistake.row}>
            <Item dataset={dataset} mistake={mistake} step={found.outputs.step} shown={mistake.row === sample} />
          </li>
        ))}
      </ul>
      {found && found.mistakes.length > most && (
        <Button variant="outline" onClick={() => setMost(most + 2 * MOST_AT_FIRST)}>
          Show more
        </Button>
      )}
    </section>
  )
}

interface ItemProps {
  readonly dataset: Dataset
  readonly mistake: Mistake
  readonly step: number
  readonly shown: boolean
}

/** One mistake: the image, its label, the answer and how certain that is. */
function Item({ dataset, mistake: { row, label, answer, certainty }, step, shown }: ItemProps) {
  return (
    <button type="button" className="digits-mistake" aria-pressed={shown} onClick={() => setSample(row)}>
      <DataImage dataset={dataset} row={row} />
      <span>
        <span className="visually-hidden">Sample {formatCount(row + 1)}, a </span>
        {dataset.classNames[label]}
        <span aria-hidden="true"> → </span>
        <span className="visually-hidden"> taken for </span>
        {dataset.classNames[answer]}
      </span>
      <span>
        <span className="visually-hidden">with </span>
        <Num value={certainty} record={ref('outputs', step, row, answer)} format={{ fit: 6 }} />
      </span>
    </button>
  )
}
