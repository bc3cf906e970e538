import { useId, useMemo } from 'react'
import type { Dataset } from '../../data/dataset'
import type { Network } from '../../engine'
import { shownParameterName } from '../graph/names'
import { layerParameters, parameterByName } from './parameter-names'

/** From this many parameters on a list would be too long to look through: the name is typed. */
const LONGEST_LIST = 600
const MOST_SUGGESTIONS = 60

interface AxisPickerProps {
  readonly label: string
  readonly network: Network
  readonly dataset: Dataset
  readonly value: number
  readonly suggested: readonly number[] // offered first where the name is typed
  readonly onChange: (index: number) => void
}

/** Chooses a parameter: from a list grouped by layer, or by typing its name in a big network. */
export function AxisPicker(props: AxisPickerProps) {
  return props.network.parameterCount > LONGEST_LIST ? <TypedAxis {...props} /> : <ListedAxis {...props} />
}

function ListedAxis({ label, network, dataset, value, onChange }: AxisPickerProps) {
  const groups = useMemo(() => layerParameters(network, dataset), [network, dataset])
  return (
    <select className="select" aria-label={label} value={value} onChange={(event) => onChange(Number(event.target.value))}>
      {groups.map((group) => (
        <optgroup key={group.label} label={group.label}>
          {group.parameters.map(({ index, name }) => (
            <option key={index} value={index}>
              {name}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  )
}

function TypedAxis({ label, network, dataset, value, suggested, onChange }: AxisPickerProps) {
  const list = useId()
  const name = shownParameterName(network, dataset, value)
  const commit = (input: HTMLInputElement) => {
    const index = parameterByName(network, dataset, input.value)
    if (index === null) input.value = name
    else if (index !== value) onChange(index)
  }
  return (
    <>
      <input
        key={name}
        className="input axis-input"
        aria-label={`${label}, such as ${name}`}
        list={list}
        defaultValue={name}
        onBlur={(event) => commit(event.currentTarget)}
        onKeyDown={(event) => event.key === 'Enter' && commit(event.currentTarget)}
      />
      <datalist id={list}>
        {suggested.slice(0, MOST_SUGGESTIONS).map((index) => (
          <option key={index} value={shownParameterName(network, dataset, index)} />
        ))}
      </datalist>
    </>
  )
}
