import { useMemo, useState } from 'react'
import { tableTraining, trainOn } from '../../page/documents/train-on-table'
import type { OfferedTable } from '../../page/state/offered-table'
import { type Draft, firstDraft, previewOf } from '../../page/tables/draft'
import { closeOffer, offerTable } from '../../page/tables/offer-table'
import type { OpenedTable } from '../../trainer/table-reader'
import { Button } from '../../ui/Button'
import { formatCount } from '../../ui/number/format-number'
import { counted } from '../../words/counted'
import { BeforeAfter } from './BeforeAfter'
import { Columns } from './Columns'
import { Decisions } from './Decisions'

const SEPARATORS = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' } as const

/** What a table holds, the decisions, and what they make of it. */
export function TableOffer({ offered }: { readonly offered: OfferedTable }) {
  const opened = offered.opened!
  const [draft, setDraft] = useState<Draft>(() => firstDraft(offered)!)
  const [refused, setRefused] = useState<string | null>(null)
  const preview = useMemo(() => previewOf(opened.table, draft), [opened, draft])
  const change = (next: Draft) => {
    setRefused(null)
    setDraft(next)
  }
  const problem = refused ?? (preview.ok ? null : preview.message)
  const use = async () => {
    if (!preview.ok) return
    const refusal = await trainOn(offered, draft, preview)
    if (refusal) setRefused(refusal.message)
    else closeOffer()
  }
  return (
    <div className="offer">
      <div className="offer-main">
        <Facts offered={offered} opened={opened} />
        <Columns opened={opened} draft={draft} onChange={change} />
        <Decisions opened={opened} draft={draft} onChange={change} />
        {preview.ok && <BeforeAfter table={opened.table} recipe={draft.recipe} preview={preview} />}
      </div>
      <div className="offer-end">
        <p role="status" className="offer-result">
          {!problem && preview.ok && resultWords(opened, draft, preview)}
        </p>
        {problem && (
          <p role="alert" className="field-error">
            {problem}
          </p>
        )}
        <div className="offer-buttons">
          <Button onClick={closeOffer}>Cancel</Button>
          <Button variant="primary" disabled={problem !== null} onClick={() => void use()}>
            Use this data
          </Button>
        </div>
      </div>
    </div>
  )
}

/** How the table was read, with what can be read otherwise. */
function Facts({ offered, opened }: { readonly offered: OfferedTable; readonly opened: OpenedTable }) {
  const { rows, columns } = opened.table
  const { separator, decimal, names } = opened.reading
  const words = `${counted(rows, 'row')}, ${counted(columns.length, 'column')}`
  if (offered.used) return <p className="offer-note">{words}, as originally opened.</p>
  return (
    <div className="offer-facts">
      <p className="offer-note">
        {words}; cells are separated by {SEPARATORS[separator]}
        {decimal === ',' && ', decimals by a comma'}.
      </p>
      <label>
        <input
          type="checkbox"
          checked={names}
          onChange={() => void offerTable(offered.content, offered.name, { ...offered.options, names: !names })}
        />
        The first row has the column names
      </label>
    </div>
  )
}

function resultWords(
  { table }: OpenedTable,
  { hidden, output }: Draft,
  preview: Extract<ReturnType<typeof previewOf>, { ok: true }>,
): string {
  const { shape, split, gappy } = preview
  const out = table.rows - shape.rows
  const left =
    out > 0
      ? `${formatCount(shape.rows)} of ${counted(table.rows, 'row')} are left (${formatCount(out)} ${out === 1 ? 'has' : 'have'} no value in ${named(gappy)})`
      : `All ${counted(table.rows, 'row')} are used`
  const { learningRate, batchSize } = tableTraining(shape.rows)
  const sizes = [shape.inputNames.length, ...hidden, shape.outputNames.length].join('-')
  return `${left}: ${formatCount(split.train.length)} to train on, ${formatCount(split.test.length)} to test on. The network is ${sizes} with ${output} output; it starts with Adam, learning rate ${learningRate}, batches of ${batchSize}.`
}

const MOST_NAMED = 3

/** “a”, “a or b”, “a, b or 3 others” */
function named(names: readonly string[]): string {
  const shown = names.length > MOST_NAMED ? [...names.slice(0, MOST_NAMED - 1), `${names.length - MOST_NAMED + 1} others`] : names
  return shown.length === 1 ? shown[0]! : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`
}
