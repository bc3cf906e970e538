import { PRESETS } from '../../document/presets/presets'
import { openPreset, setPane } from '../../page'
import { PageCard } from '../expression/PageCard'
import { ScenarioCard } from './ScenarioCard'
import './scenario-list.css'

const GROUPS = [...new Set(PRESETS.map((preset) => preset.group))]

interface ScenarioListProps {
  readonly tells: boolean // what to look for is said, where the page has no room to keep it in sight
  readonly onChosen: () => void
}

/** All scenarios that come with the program, one click each. */
export function ScenarioList({ tells, onChosen }: ScenarioListProps) {
  return (
    <>
      {GROUPS.map((group) => (
        <section key={group} className="scenario-group">
          <h3>{group}</h3>
          <ul className="cards">
            {PRESETS.filter((preset) => preset.group === group).map((preset) => (
              <li key={preset.id}>
                <ScenarioCard
                  preset={preset}
                  onChoose={() => {
                    onChosen()
                    openPreset(preset, tells)
                    setPane('unit', preset.unit ?? 'function')
                  }}
                />
              </li>
            ))}
            {group === 'Worked by hand' && <PageCard onChosen={onChosen} />}
          </ul>
        </section>
      ))}
    </>
  )
}
