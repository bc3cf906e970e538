import { START_PRESETS } from '../../document/presets/start-presets'
import { openPreset, play, useRun } from '../../page'
import { ScenarioCard } from '../header/ScenarioCard'

/** The first card a person sees: four scenarios, one click each. Gone after the first action, but kept under Help. */
export function StartHere({ onChosen }: { readonly onChosen?: () => void }) {
  const current = useRun((state) => state.document.scenario.id)
  return (
    <div className="start">
      <h2 className="start-title">Start here</h2>
      <ul className="cards">
        {START_PRESETS.map((preset) => (
          <li key={preset.id}>
            <ScenarioCard
              preset={preset}
              onChoose={() => {
                onChosen?.()
                if (preset.id === current) play()
                else openPreset(preset)
              }}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}
