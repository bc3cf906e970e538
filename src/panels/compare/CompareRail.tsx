import { SideProvider, showSide, useApp } from '../../store'
import { endComparison, sideB } from '../../store/comparison'
import { Button } from '../../ui/Button'
import { Segments } from '../../ui/Choice'
import { Rail } from '../rail/Rail'
import { DifferenceChips } from './DifferenceChips'

const SIDES = [
  { value: 'A', label: 'Run A' },
  { value: 'B', label: 'Run B' },
] as const

/** What differs, whose settings are shown, and these settings. */
export function CompareRail() {
  const settings = useApp((state) => state.comparison?.settings ?? 'A')
  return (
    <div className="compare-rail">
      <section className="compare-head" aria-label="Comparison">
        <DifferenceChips />
        <Segments label="Settings of" value={settings} options={SIDES} onChange={showSide} />
        <Button onClick={endComparison}>Close run B</Button>
      </section>
      {settings === 'B' ? (
        <SideProvider value={sideB}>
          <Rail key="B" />
        </SideProvider>
      ) : (
        <Rail key="A" />
      )}
    </div>
  )
}
