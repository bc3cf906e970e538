import { useEffect, useId, useRef, useState } from 'react'
import { PRESETS } from '../../document/presets/presets'
import type { Preset } from '../../document/presets/start-presets'
import { openPreset, setPane } from '../../page'
import { PAGE_CARD, PageCard } from '../expression/PageCard'
import { findScenarios } from './find-scenarios'
import { ScenarioCard } from './ScenarioCard'
import './scenario-list.css'

const GROUPS = [...new Set(PRESETS.map((preset) => preset.group))]

interface ScenarioListProps {
  readonly tells: boolean // what to look for is said, where the page has no room to keep it in sight
  readonly onChosen: () => void
}

/** All scenarios that come with the program, one click each; words find those that have them, the likeliest first. */
export function ScenarioList({ tells, onChosen }: ScenarioListProps) {
  const id = useId()
  const search = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  useEffect(() => {
    if (!tells) search.current!.focus() // on a phone its keyboard would cover the list
  }, [tells])
  const found = findScenarios([...PRESETS, PAGE_CARD], text)
  const card = (one: Preset | typeof PAGE_CARD) => (
    <li key={one.name}>
      {'scenario' in one ? (
        <ScenarioCard
          preset={one}
          onChoose={() => {
            onChosen()
            openPreset(one, tells)
            setPane('unit', one.unit ?? 'function')
          }}
        />
      ) : (
        <PageCard onChosen={onChosen} />
      )}
    </li>
  )
  return (
    <>
      <p className="scenario-search">
        <label htmlFor={id}>Find</label>
        <input
          ref={search}
          id={id}
          type="search"
          className="input"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <span role="status">
          {text.trim() === '' ? '' : found.length === 0 ? 'No scenario contains all these words.' : `${found.length} found`}
        </span>
      </p>
      {text.trim() === '' ? (
        GROUPS.map((group) => (
          <section key={group} className="scenario-group">
            <h3>{group}</h3>
            <ul className="cards">{found.filter((one) => one.group === group).map(card)}</ul>
          </section>
        ))
      ) : (
        <ul className="cards">{found.map(card)}</ul>
      )}
    </>
  )
}
