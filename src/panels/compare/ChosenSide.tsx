import type { ReactNode } from 'react'
import { chosenRun, isCompared, type Run, RunProvider, usePage } from '../../page'
import { showRun } from '../../page/documents/comparison'
import { Segments } from '../../ui/Choice'
import './compare.css'

const SIDES = [
  { value: 'A', mark: '●' },
  { value: 'B', mark: '■' },
]
const SHORT = SIDES.map(({ value, mark }) => ({ value, label: `${mark} ${value}` }))
const LONG = SIDES.map(({ value }) => ({ value, label: `Run ${value}` }))

/** In a comparison the children show the chosen run. */
export function ChosenSide({ children }: { readonly children: ReactNode }) {
  return <OfSide side={usePage(chosenRun)}>{children}</OfSide>
}

/** The children show this run. */
export function OfSide({ side, children }: { readonly side: Run; readonly children: ReactNode }) {
  if (side.mark === 'A') return children
  return (
    <RunProvider value={side}>
      <div className="compare-side" data-run="B">
        {children}
      </div>
    </RunProvider>
  )
}

/** Chooses the run; nothing outside a comparison or inside a step. */
export function SideSwitch({ label = 'Run', long = false }: { readonly label?: string; readonly long?: boolean }) {
  const settings = usePage((state) => (isCompared(state) && !state.inside ? (state.runs[state.chosen]?.mark ?? null) : null))
  if (settings === null) return null
  return <Segments label={label} value={settings} options={long ? LONG : SHORT} onChange={showRun} />
}
