import type { ReactNode } from 'react'
import { SideProvider, showSide, useApp } from '../../store'
import { Segments } from '../../ui/Choice'
import './compare.css'

const SIDES = [
  { value: 'A', label: '● A' },
  { value: 'B', label: '■ B' },
] as const

/** In a comparison what is below is about the chosen run; else it is as it is. */
export function ChosenSide({ children }: { readonly children: ReactNode }) {
  const comparison = useApp((state) => (state.inside ? null : state.comparison)) // a step is walked through in run A
  if (comparison?.settings !== 'B') return children
  return (
    <SideProvider value={comparison.beside}>
      <div className="compare-side" data-run="B">
        {children}
      </div>
    </SideProvider>
  )
}

/** Which run; nothing outside of a comparison, nor while a step is walked through. */
export function SideSwitch() {
  const settings = useApp((state) => (state.inside ? null : (state.comparison?.settings ?? null)))
  if (settings === null) return null
  return <Segments label="Run" value={settings} options={SIDES} onChange={showSide} />
}
