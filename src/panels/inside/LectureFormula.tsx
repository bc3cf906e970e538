import { useApp } from '../../store'
import { enterInside } from '../../store/inside'
import { Button } from '../../ui/Button'
import { FormulaSheet } from '../../views/formula/FormulaSheet'
import './inside.css'

/** The formula of the operation, large; the step is opened when there is none. */
export function LectureFormula() {
  const inside = useApp((state) => state.inside !== null)
  if (inside) return <FormulaSheet />
  return (
    <div className="inside-hint">
      <p>Walk through the last step, one operation at a time.</p>
      <Button variant="primary" shortcut="I" onClick={() => enterInside()}>
        Open the step
      </Button>
    </div>
  )
}
