import { usePage } from '../../page'
import { enterInside } from '../../page/inside/inside'
import { KEYS } from '../../page/state/keys'
import { Button } from '../../ui/Button'
import { FormulaSheet } from '../../views/formula/FormulaSheet'
import { SoFar } from '../../views/formula/SoFar'
import './inside.css'

/** A lecture's formula of the operation, or its values so far in place of the weights. Offers to open the step when none is. */
export function LectureStep({ pane }: { readonly pane: 'formula' | 'weights' }) {
  const inside = usePage((state) => state.inside !== null)
  if (inside) return pane === 'formula' ? <FormulaSheet /> : <SoFar />
  return (
    <div className="inside-hint">
      <p>Walk through the last step, one operation at a time.</p>
      <Button variant="primary" shortcut={KEYS.inside} onClick={() => enterInside()}>
        Open the step
      </Button>
    </div>
  )
}
