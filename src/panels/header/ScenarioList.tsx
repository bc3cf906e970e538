import { Fragment } from 'react'
import { PRESETS } from '../../document/presets/presets'
import { openPreset, setPane } from '../../page'
import { PageList } from '../expression/PageList'
import { useSummary } from './without-results'

const GROUPS = [...new Set(PRESETS.map((preset) => preset.group))]

interface ScenarioListProps {
  readonly tells: boolean // what to look for is said, where the page has no room to keep it in sight
  readonly onChosen: () => void
}

/** All scenarios that come with the program, one click each. */
export function ScenarioList({ tells, onChosen }: ScenarioListProps) {
  const told = useSummary()
  return (
    <>
      {GROUPS.map((group, k) => (
        <Fragment key={group}>
          {k === 1 && <PageList onChosen={onChosen} />}
          <section className="scenario-group">
            <h3>{group}</h3>
            <ul>
              {PRESETS.filter((preset) => preset.group === group).map((preset) => (
                <li key={preset.id}>
                  <button
                    type="button"
                    className="card"
                    onClick={() => {
                      onChosen()
                      openPreset(preset, tells)
                      setPane('unit', preset.unit ?? 'function')
                    }}
                  >
                    <strong>{preset.name}</strong>
                    <span>{told(preset.summary)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        </Fragment>
      ))}
    </>
  )
}
