import { START_PRESETS } from '../../document/presets/start-presets'
import { openPreset, play, useRun } from '../../page'
import { useSummary } from '../header/without-results'

/** The first card a person sees: four scenarios, one click each. Gone after the first action, but kept under Help. */
export function StartHere({ onChosen }: { readonly onChosen?: () => void }) {
  const told = useSummary()
  const current = useRun((state) => state.document.scenario.id)
  return (
    <div className="start">
      <h2 className="start-title">Start here</h2>
      <ul className="start-cards">
        {START_PRESETS.map((preset) => (
          <li key={preset.id}>
            <button
              type="button"
              className="card"
              onClick={() => {
                onChosen?.()
                if (preset.id === current) play()
                else openPreset(preset)
              }}
            >
              <strong>{preset.name}</strong>
              <span>{told(preset.summary)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
