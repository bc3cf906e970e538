import { useState } from 'react'
import { lossesFor, outputsFor } from '../../document/pairings'
import { FIRST_SPLIT } from '../../document/presets/scenario'
import { LIMITS } from '../../document/ranges'
import { LOSSES } from '../../explain/kinds/losses'
import { type Draft, tasksAt, withLoss, withTask } from '../../page/tables/draft'
import type { OpenedTable } from '../../trainer/table-reader'
import { Choice } from '../../ui/Choice'
import { NumberField } from '../../ui/NumberField'
import { readRows, writeRows } from './row-numbers'

const TASKS = { regression: 'a number', binary: 'two classes', classes: 'classes, one output each' } as const
const SCALES = { standard: 'standardized', minmax: 'from 0 to 1', raw: 'as it is' } as const
const HIDDEN = ['', '4', '8', '16', '8-4', '16-8'] as const

const options = <T extends string>(labels: Readonly<Record<T, string>>, values = Object.keys(labels) as T[]) =>
  values.map((value) => ({ value, label: labels[value] }))

interface DecisionsProps {
  readonly opened: OpenedTable
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
}

/** What is decided of the whole: target, gaps, statistics, split and network. */
export function Decisions({ opened, draft, onChange }: DecisionsProps) {
  const { recipe, split, hidden, output, loss } = draft
  const set = (part: Partial<Draft['recipe']>) => onChange({ ...draft, recipe: { ...recipe, ...part } })
  const target = opened.table.columns[recipe.target.column]!
  const scaled = recipe.inputs.some(({ as }) => as === 'standard') || recipe.task === 'regression'
  return (
    <div className="offer-decisions">
      <fieldset>
        <legend>Target: {target.name}</legend>
        <Choice
          label="It is"
          value={recipe.task}
          options={options(TASKS, [...tasksAt(opened, draft)])}
          onChange={(task) => onChange(withTask(draft, task))}
        />
        {recipe.task === 'regression' && (
          <Choice
            label="Enters"
            value={recipe.target.as}
            options={options(SCALES)}
            onChange={(as) => set({ target: { ...recipe.target, as } })}
          />
        )}
      </fieldset>
      <fieldset>
        <legend>Rows and scales</legend>
        <Choice
          label="Rows with empty cells"
          value={recipe.gaps}
          options={options({ drop: 'are left out', mean: 'get the mean' })}
          onChange={(gaps) => set({ gaps })}
        />
        {scaled && (
          <>
            <Choice
              label="Mean and deviation of"
              value={recipe.statistics}
              options={options({ training: 'the training rows', all: 'all rows' })}
              onChange={(statistics) => set({ statistics })}
              note={recipe.statistics === 'all' ? 'Test rows then tell the training something about themselves.' : undefined}
            />
            <Choice
              label="Variance divides by"
              value={recipe.divisor}
              options={options({ n: 'n', 'n-1': 'n − 1' })}
              onChange={(divisor) => set({ divisor })}
            />
          </>
        )}
      </fieldset>
      <SplitChoice split={split} onChange={(next) => onChange({ ...draft, split: next })} />
      <fieldset>
        <legend>Network</legend>
        <Choice
          label="Hidden layers"
          value={hidden.join('-')}
          options={HIDDEN.map((value) => ({ value: value as string, label: value === '' ? 'none' : `${value} units` }))}
          onChange={(text) => onChange({ ...draft, hidden: text === '' ? [] : text.split('-').map(Number) })}
        />
        <Choice
          label="Output"
          value={output}
          options={outputsFor(loss, recipe.task).map((value) => ({ value, label: value }))}
          onChange={(next) => onChange({ ...draft, output: next })}
        />
        <Choice
          label="Loss"
          value={loss}
          options={lossesFor(recipe.task).map((value) => ({ value, label: LOSSES[value].name }))}
          onChange={(next) => onChange(withLoss(draft, next))}
        />
      </fieldset>
    </div>
  )
}

/** A share of the rows drawn by a seed, or rows by their numbers. */
function SplitChoice({ split, onChange }: { readonly split: Draft['split']; readonly onChange: (split: Draft['split']) => void }) {
  const [text, setText] = useState(() => ('rows' in split ? writeRows(split.rows) : ''))
  const [error, setError] = useState<string | null>(null)
  const kind = 'rows' in split ? 'rows' : 'drawn'
  const commit = () => {
    const rows = readRows(text)
    setError(rows === null ? 'Row numbers from 1, such as 3, 7-12.' : null)
    if (rows) onChange({ kind: 'rows', rows })
  }
  return (
    <fieldset>
      <legend>Test rows</legend>
      <Choice
        label="Chosen"
        value={kind}
        options={options({ drawn: 'at random', rows: 'by number' })}
        onChange={(next) => onChange(next === 'drawn' ? FIRST_SPLIT : { kind: 'rows', rows: readRows(text) ?? [] })}
      />
      {'rows' in split ? (
        <div className="field">
          <label htmlFor="test-rows">Numbers</label>
          <input
            id="test-rows"
            className="input offer-rows"
            value={text}
            placeholder="3, 7-12"
            aria-invalid={error !== null}
            aria-describedby="test-rows-note"
            onChange={(event) => setText(event.target.value)}
            onBlur={commit}
            onKeyDown={(event) => event.key === 'Enter' && commit()}
          />
          <span id="test-rows-note" className={error ? 'field-error' : 'field-note'}>
            {error ?? 'of the rows that are left, from 1'}
          </span>
        </div>
      ) : (
        <>
          <NumberField
            label="Share"
            value={split.testFraction}
            onCommit={(testFraction) => {
              const { min, max } = LIMITS.testFraction
              if (!(testFraction >= min && testFraction <= max)) return `Share must be from ${min} to ${max}, not ${testFraction}.`
              onChange({ ...split, testFraction })
              return null
            }}
          />
          <NumberField
            whole
            label="Seed"
            value={split.seed}
            onCommit={(seed) => {
              if (!(Number.isInteger(seed) && seed >= 0 && seed <= LIMITS.seed.max))
                return `Seed must be a whole number from 0, not ${seed}.`
              onChange({ ...split, seed })
              return null
            }}
          />
        </>
      )}
    </fieldset>
  )
}
