import { useId, useState } from 'react'
import { setLens, setSample, useRun } from '../../page'
import { Button } from '../../ui/Button'
import { Segments } from '../../ui/Choice'
import { formatCount } from '../../ui/number/format-number'
import { Select } from '../../ui/Select'
import { readNumber } from '../../words/read-number'
import { LENS_ORDER, LENSES } from './paint/lens-words'
import type { Moment } from './paint/values'
import './graph-bar.css'

const LENS_OPTIONS = LENS_ORDER.map((value) => ({ value, label: LENSES[value].label }))

const MOMENTS = ['before', 'evaluated', 'after'] as const

interface GraphBarProps {
  readonly compact: boolean
  readonly moment: Moment
  readonly beforeOffered: boolean
  readonly onMoment: (moment: Moment) => void
}

/** What the graph shows: the lens, the sample, and whether before or after the last update. */
export function GraphBar({ compact, moment, beforeOffered, onMoment }: GraphBarProps) {
  const lens = useRun((state) => state.document.view.lens)
  return (
    <div className="graph-bar">
      {compact ? (
        <Select className="graph-lens" label="What the graph shows" value={lens} options={LENS_OPTIONS} onChange={setLens} />
      ) : (
        <Segments label="What the graph shows" value={lens} options={LENS_OPTIONS} onChange={setLens} />
      )}
      <MomentSwitch compact={compact} moment={moment} beforeOffered={beforeOffered} onMoment={onMoment} />
      <SamplePicker compact={compact} />
    </div>
  )
}

function MomentSwitch({ compact, moment, beforeOffered, onMoment }: GraphBarProps) {
  const name = useId()
  const masked = useRun(({ training }) => training !== null && (training.dropout > 0 || training.pins.length > 0))
  // where there is room for two, evaluation takes the place of training when it is asked for in the tab of dropout
  const left = compact && moment === 'evaluated' ? 'before' : masked && !compact ? null : 'evaluated'
  const offered = MOMENTS.filter((one) => one !== left)
  return (
    <fieldset className="segments" aria-label="Before or after the last update">
      {offered.map((value) => (
        <label
          key={value}
          data-disabled={(value !== 'after' && !beforeOffered) || undefined}
          title={value !== 'after' && !beforeOffered ? 'The sample was not in the last batch' : undefined}
        >
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            value={value}
            checked={moment === value}
            disabled={value !== 'after' && !beforeOffered}
            onChange={() => onMoment(value)}
          />
          {value}
        </label>
      ))}
    </fieldset>
  )
}

function SamplePicker({ compact }: { readonly compact: boolean }) {
  const dataset = useRun((state) => state.dataset)
  const split = useRun((state) => state.split)
  const sample = useRun((state) => state.document.view.sample)
  const drawn = useRun((state) => (state.document.view.drawn ?? null) !== null)
  const [draft, setDraft] = useState<string | null>(null)
  const [wrong, setWrong] = useState(false)
  const id = useId()
  if (!dataset || !split) return null
  const count = dataset.X.rows
  const commit = () => {
    if (draft === null) return
    const read = readNumber(draft, { whole: true })
    const number = read.kind === 'number' ? read.value : Number.NaN
    const right = Number.isInteger(number) && number >= 1 && number <= count
    setWrong(!right)
    if (!right) return
    setDraft(null)
    setSample(number - 1)
  }
  const move = (by: number) => {
    setDraft(null)
    setWrong(false)
    setSample(drawn ? sample : (sample + by + count) % count)
  }
  const part = split.test.includes(sample) ? 'test' : 'training'
  return (
    <fieldset className="graph-sample" aria-label="Sample">
      <label htmlFor={id} className={compact ? 'visually-hidden' : 'graph-sample-word'}>
        sample
      </label>
      <Button aria-label="Previous sample" onClick={() => move(-1)}>
        ‹
      </Button>
      <input
        id={id}
        className="input graph-sample-input"
        inputMode="numeric"
        autoComplete="off"
        value={draft ?? (drawn ? '' : String(sample + 1))}
        aria-invalid={wrong}
        aria-describedby={`${id}-of`}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit()
          if (event.key !== 'Escape') return
          setDraft(null)
          setWrong(false)
        }}
      />
      <Button aria-label="Next sample" onClick={() => move(1)}>
        ›
      </Button>
      {wrong ? (
        <span id={`${id}-of`} className="graph-error" role="alert">
          a whole number from 1 to {formatCount(count)}
        </span>
      ) : (
        <span id={`${id}-of`} className="graph-sample-of">
          {drawn ? `${compact ? '' : 'your '}drawing` : compact ? `/ ${formatCount(count)}` : `of ${formatCount(count)} · ${part}`}
        </span>
      )}
    </fieldset>
  )
}
