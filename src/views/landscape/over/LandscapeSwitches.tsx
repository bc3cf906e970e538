import { page, usePage, useRun } from '../../../page'
import { updateLandscape } from '../../../page/questions/landscape'
import { Button } from '../../../ui/Button'

/** What else the landscape can show: the gradients of a batch's samples, and a penalty by itself. */
export function LandscapeSwitches() {
  const samples = usePage((state) => state.sampleArrows)
  const apart = usePage((state) => state.penaltyApart)
  const penalised = useRun((state) => state.training !== null && state.training.penalty.kind !== 'none')
  return (
    <>
      <Button
        aria-pressed={samples}
        hint="One arrow for each row of the next batch: the step that row would cause on its own"
        onClick={() => page.setState({ sampleArrows: !samples })}
      >
        Samples’ gradients
      </Button>
      {penalised && (
        <Button
          aria-pressed={apart}
          hint="The data loss alone, with the contours of the penalty dashed over it; off, the sum of both"
          onClick={() => {
            page.setState({ penaltyApart: !apart })
            updateLandscape()
          }}
        >
          Show penalty separately
        </Button>
      )}
    </>
  )
}
