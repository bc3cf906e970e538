import { useState } from 'react'
import { PRESETS } from '../../document/presets'
import { openPreset, useApp } from '../../store'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Icon } from '../../ui/Icon'

const GROUPS = [...new Set(PRESETS.map((preset) => preset.group))]

/** The scenario's name and sentence; opens the list of all scenarios. */
export function ScenarioPicker() {
  const [open, setOpen] = useState(false)
  const name = useApp((state) => state.document.scenario.name)
  const summary = useApp((state) => state.document.scenario.summary)
  return (
    <div className="scenario">
      <Button variant="outline" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {name}
        <Icon name="down" size={12} />
      </Button>
      <p className="scenario-summary" title={summary}>
        {summary}
      </p>
      <Dialog title="Scenarios" open={open} onClose={() => setOpen(false)}>
        {GROUPS.map((group) => (
          <section key={group} className="scenario-group">
            <h3>{group}</h3>
            <ul>
              {PRESETS.filter((preset) => preset.group === group).map((preset) => (
                <li key={preset.id}>
                  <button
                    type="button"
                    className="card"
                    onClick={() => {
                      setOpen(false)
                      openPreset(preset.id)
                    }}
                  >
                    <strong>{preset.name}</strong>
                    <span>{preset.summary}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </Dialog>
    </div>
  )
}
