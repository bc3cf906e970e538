import { useSyncExternalStore } from 'react'
import { NARROW } from '../page/workers/browser'

/** What the window has room for. */
export interface LayoutFacts {
  readonly phone: boolean // under 720 px, where the browser's text is of 16 px
  readonly narrow: boolean // under 1180 px: the rail is an overlay
  readonly short: boolean // under 860 px high: output and curves share a place
}

const QUERIES = { phone: '(max-width: 44.9375em)', narrow: NARROW, short: '(max-height: 53.6875em)' } as const
const lists = Object.fromEntries(Object.entries(QUERIES).map(([name, query]) => [name, matchMedia(query)])) as Record<
  keyof typeof QUERIES,
  MediaQueryList
> // same keys

let facts = read()

function read(): LayoutFacts {
  return { phone: lists.phone.matches, narrow: lists.narrow.matches, short: lists.short.matches }
}

function subscribe(changed: () => void): () => void {
  const listener = () => {
    if (document.documentElement.dataset.printing !== undefined) return // a sheet is narrower than the window it shows
    facts = read()
    changed()
  }
  for (const list of Object.values(lists)) list.addEventListener('change', listener)
  return () => {
    for (const list of Object.values(lists)) list.removeEventListener('change', listener)
  }
}

export function useLayout(): LayoutFacts {
  return useSyncExternalStore(subscribe, () => facts)
}
