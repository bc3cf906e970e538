import type { ReactNode } from 'react'
import { chosenSide, type Side, SideProvider, showSide, useApp } from '../../store'
import { Segments } from '../../ui/Choice'
import './compare.css'

const SIDES = [
  { value: 'A', mark: '●' },
  { value: 'B', mark: '■' },
] as const
const SHORT = SIDES.map(({ value, mark }) => ({ value, label: `${mark} ${value}` }))
const LONG = SIDES.map(({ value }) => ({ value, label: `Run ${value}` }))

/** In a comparison what is below is about the chosen run; else it is as it is. */
export function ChosenSide({ children }: { readonly children: ReactNode }) {
  return <OfSide side={useApp(chosenSide)}>{children}</OfSide>
}

/** What is below is about this run. */
export function OfSide({ side, children }: { readonly side: Side; readonly children: ReactNode }) {
  if (side.mark === 'A') return children
  return (
    <SideProvider value={side}>
      <div className="compare-side" data-run="B">
        {children}
      </div>
    </SideProvider>
  )
}

/** Which run; nothing outside of a comparison, nor while a step is walked through. */
export function SideSwitch({ label = 'Run', long = false }: { readonly label?: string; readonly long?: boolean }) {
  const settings = useApp((state) => (state.inside ? null : (state.comparison?.settings ?? null)))
  if (settings === null) return null
  return <Segments label={label} value={settings} options={long ? LONG : SHORT} onChange={showSide} />
}
