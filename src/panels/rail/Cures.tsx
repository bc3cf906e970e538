import type { DigitsSpec } from '../../document/types'
import type { ScenarioPatch } from '../../health/finding'
import { firstRun } from '../../page'
import { repairInB } from '../../page/documents/health-repairs'
import { Button } from '../../ui/Button'
import { CURES } from './cure-list'
import './settings.css'

/** What helps a network that learns its images by heart, each tried in run B with one press. */
export function Cures({ data }: { readonly data: DigitsSpec }) {
  return (
    <section className="cures" aria-label="Against learning by heart">
      <h2 className="rail-title">Against learning by heart</h2>
      <p className="settings-note">Each is tried in run B, beside this run.</p>
      <p className="wrap-row">
        {CURES.map(({ label, words, patch, sees }) => (
          <Button key={label} variant="outline" onClick={() => repairInB({ kind: 'restart', words, patch: patchOf(patch, data), sees })}>
            {label}
          </Button>
        ))}
      </p>
    </section>
  )
}

/** Images are added to those of run A; whatever another cure did in run B is taken back. */
function patchOf({ data: more, ...training }: (typeof CURES)[number]['patch'], data: DigitsSpec): ScenarioPatch {
  const { scenario } = firstRun.state.getState().document
  const first = scenario.data.kind === 'digits' ? scenario.data : data
  return { data: { ...first, ...more }, training: { penalty: scenario.training.penalty, dropout: scenario.training.dropout, ...training } }
}
