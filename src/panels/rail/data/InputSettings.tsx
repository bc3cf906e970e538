import { useEffect, useState } from 'react'
import { givenInputs } from '../../../document/typed-data'
import { SYNTAX } from '../../../expression'
import { useRun } from '../../../page'
import { Button } from '../../../ui/Button'
import { Refusal } from '../../../ui/Choice'
import { Icon } from '../../../ui/Icon'
import { TextField } from '../../../ui/TextField'
import { useStartNewRun } from '../../new-run'
import { columnsOf, featuresOf, namesNote, refusalOf, SEVEN } from './input-columns'

/** The inputs of the network as typed expressions of those of the data: added, removed, or seven at once. */
export function InputSettings() {
  const startNewRun = useStartNewRun()
  const dataset = useRun((state) => state.dataset)
  const [refused, setRefused] = useState<string | null>(null) // what a button asked for
  useEffect(() => setRefused(null), [dataset])
  if (!dataset) return null
  const columns = columnsOf(dataset)
  const set = (next: readonly string[]) => refusalOf(next, dataset) ?? startNewRun(() => ({ features: featuresOf(next, dataset) }))
  const given = givenInputs(dataset).inputNames
  const seven = columns.join() === SEVEN.join()
  return (
    <fieldset className="input-columns">
      <legend>Inputs of the network</legend>
      <ul className="input-list">
        {columns.map((text, k) => (
          <li key={text}>
            <Button
              variant="outline"
              aria-label={`Remove ${dataset.inputNames[k]}`}
              onClick={() => setRefused(set(columns.filter((other) => other !== text)))}
            >
              {dataset.inputNames[k]}
              <Icon name="close" size={12} />
            </Button>
          </li>
        ))}
      </ul>
      {refused && <Refusal text={refused} />}
      <TextField
        label="Add a column"
        value=""
        placeholder={given.length > 1 ? 'x1*x2' : 'x1^2'}
        note={`${namesNote(dataset)} ${SYNTAX}`.trim()}
        onCommit={(text) => set([...columns, text])}
      />
      {given.length === 2 && !seven && (
        <Button variant="outline" hint={SEVEN.join(', ')} onClick={() => setRefused(set(SEVEN))}>
          Seven, as in TF Playground
        </Button>
      )}
      {dataset.made && (
        <Button variant="outline" onClick={() => setRefused(set(given.map((_, k) => `x${k + 1}`)))}>
          The inputs as they are
        </Button>
      )}
    </fieldset>
  )
}
