import { chosenRun, RunProvider, usePage } from '../../page'
import { endComparison } from '../../page/documents/comparison'
import { Button } from '../../ui/Button'
import { Rail } from '../rail/Rail'
import { SideSwitch } from './ChosenSide'
import { DifferenceChips } from './DifferenceChips'

/** The differences, a switch between the runs, and the settings of the chosen one. */
export function CompareRail() {
  const side = usePage(chosenRun)
  return (
    <div className="compare-rail">
      <section className="compare-head" aria-label="Comparison">
        <DifferenceChips />
        <SideSwitch label="Settings of" long />
        <Button onClick={endComparison}>Close run B</Button>
      </section>
      <RunProvider value={side}>
        <Rail key={side.mark} />
      </RunProvider>
    </div>
  )
}
