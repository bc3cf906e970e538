import { lazy, Suspense, useMemo } from 'react'
import type { AxisPickerProps } from './axis-picker-props'
import { layerParameters } from './parameter-names'

/** From this many parameters on a list would be too long to look through: the name is typed. */
const LONGEST_LIST = 600

const TypedAxis = lazy(() => import('./over/TypedAxis').then((module) => ({ default: module.TypedAxis })))

/** Chooses a parameter: from a list grouped by layer, or by typing its name in a big network. */
export function AxisPicker(props: AxisPickerProps) {
  return props.network.parameterCount <= LONGEST_LIST ? (
    <ListedAxis {...props} />
  ) : (
    <Suspense>
      <TypedAxis {...props} />
    </Suspense>
  )
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
