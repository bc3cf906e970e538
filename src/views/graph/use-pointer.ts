import { type FocusEvent, type MouseEvent, useRef, useState } from 'react'
import type { Network } from '../../engine/network/network'
import { select, useThisRun } from '../../page'
import { edgeAt } from './layout/pick'
import type { GraphLayout } from './layout/picture'

/** An edge is met within this distance: a corridor 24 px wide. */
const REACH_PX = 12

/** Pointing at parameters: labels by their nodes, edges by their distance. What is focused counts as pointed at. */
export function usePointer(network: Network, layout: GraphLayout, onEdit: (index: number) => void) {
  const run = useThisRun()
  const [pointed, setPointed] = useState<number | null>(null)
  // a first click may move the columns apart, so a double click means what the first one met
  const picked = useRef<number | null>(null)
  return {
    pointed: pointed !== null && pointed < network.parameterCount ? pointed : null, // another network may have come meanwhile
    handlers: {
      onPointerMove: (event: MouseEvent) => setPointed(labelUnder(event.target) ?? edgeUnder(layout, event)),
      onPointerLeave: () => setPointed(null),
      onClick: (event: MouseEvent) => {
        picked.current = labelUnder(event.target) ?? edgeUnder(layout, event)
        if (onItem(event.target)) return
        select(picked.current === null ? { kind: 'none' } : { kind: 'parameter', index: picked.current }, run)
      },
      onDoubleClick: () => {
        if (picked.current !== null) onEdit(picked.current)
      },
      onFocus: (event: FocusEvent) => setPointed(labelUnder(event.target)),
      onBlur: () => setPointed(null),
    },
  }
}

function onItem(target: EventTarget): boolean {
  return target instanceof Element && target.closest('.graph-item, .graph-editor') !== null
}

function labelUnder(target: EventTarget): number | null {
  const spot = target instanceof Element ? target.closest<HTMLElement>('[data-spot^="parameter/"]')?.dataset.spot : undefined
  return spot === undefined ? null : Number(spot.split('/')[1])
}

function edgeUnder(layout: GraphLayout, event: MouseEvent): number | null {
  if (onItem(event.target)) return null
  const place = event.currentTarget.getBoundingClientRect()
  return edgeAt(layout.edges, event.clientX - place.x, event.clientY - place.y, REACH_PX)?.index ?? null
}
