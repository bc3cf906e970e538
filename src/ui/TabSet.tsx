import * as Tabs from '@radix-ui/react-tabs'
import type { ReactNode } from 'react'

export interface Tab<T extends string> {
  readonly value: T
  readonly label: string
  readonly content: ReactNode
}

interface TabSetProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly tabs: readonly Tab<T>[]
  readonly onChange: (value: T) => void
}

/** Tabs of which one panel is mounted at a time. */
export function TabSet<T extends string>({ label, value, tabs, onChange }: TabSetProps<T>) {
  return (
    <Tabs.Root className="tabs" value={value} onValueChange={(next) => onChange(next as T) /* one of the tabs */}>
      <Tabs.List className="tab-list" aria-label={label}>
        {tabs.map((tab) => (
          <Tabs.Trigger key={tab.value} className="tab" value={tab.value}>
            {tab.label}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {tabs.map((tab) => (
        <Tabs.Content key={tab.value} className="tab-panel" value={tab.value}>
          {tab.content}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  )
}
