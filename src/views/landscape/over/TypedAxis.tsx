import { useId } from 'react'
import { shownParameterName } from '../../graph/names'
import type { AxisPickerProps } from '../axis-picker-props'
import { parameterByName } from './parameter-by-name'

const MOST_SUGGESTIONS = 60

/** A field for the name of a parameter; it takes back what is no name. */
export function TypedAxis({ label, network, dataset, value, suggested, onChange }: AxisPickerProps) {
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
