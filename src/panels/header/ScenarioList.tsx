import { useId, useState } from 'react'
import { PRESETS } from '../../document/presets/presets'
import { openPreset, setPane } from '../../page'
import { PageCard } from '../expression/PageCard'
import { findScenarios } from './find-scenarios'
import { ScenarioCard } from './ScenarioCard'
import './scenario-list.css'

const GROUPS = [...new Set(PRESETS.map((preset) => preset.group))]

interface ScenarioListProps {
  readonly tells: boolean // what to look for is said, where the page has no room to keep it in sight
  readonly onChosen: () => void
}

/** All scenarios that come with the program, one click each; a word finds those that have it. */
export function ScenarioList({ tells, onChosen }: ScenarioListProps) {
  const id = useId()
  const [text, setText] = useState('')
  const found = findScenarios(PRESETS, text)
  return (
    <>
      <p className="scenario-search">
        <label htmlFor={id}>Find</label>
        <input id={id} type="search" className="input" autoComplete="off" value={text} onChange={(event) => setText(event.target.value)} />
        <span role="status">
          {text.trim() === '' ? '' : found.length === 0 ? 'no scenario has all these words' : `${found.length} found`}
        </span>
      </p>
      {GROUPS.filter((group) => found.some((preset) => preset.group === group)).map((group) => (
        <section key={group} className="scenario-group">
          <h3>{group}</h3>
          <ul className="cards">
            {found
              .filter((preset) => preset.group === group)
              .map((preset) => (
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
            {group === 'Worked by hand' && text.trim() === '' && <PageCard onChosen={onChosen} />}
          </ul>
        </section>
      ))}
    </>
  )
}
