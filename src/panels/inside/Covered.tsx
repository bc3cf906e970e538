import { setPredict } from '../../page/inside/exercise'
import { enterInside } from '../../page/inside/inside'
import { Button } from '../../ui/Button'
import './inside.css'

/** In the place of everything that would answer the open questions of the step that was left. */
export function Covered() {
  return (
    <main className="region covered" aria-label="Network">
      <p>Predict first is on: the numbers of this step are hidden until you have answered or passed its questions.</p>
      <p className="wrap-row covered-ways">
        <Button variant="primary" onClick={() => enterInside()}>
          Back to the questions
        </Button>
        <Button variant="outline" onClick={() => setPredict(false)}>
          Show the numbers
        </Button>
      </p>
    </main>
  )
}
