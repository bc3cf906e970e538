import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react'
import type { Selection } from '../../../document/types'
import { type Network, parameterAt } from '../../../engine/network/network'
import { select, useThisRun } from '../../../page'
import type { GraphLayout } from '../layout/picture'
import { type Direction, parametersInto, type Spot, spotKey, walk } from './spot'

const ARROWS: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }

/** The keys of the graph while it has the focus. */
export const KEYS_SHORT = 'arrows walk · E edges and bias · Enter select, again edit · Esc back'
/** The same as its description. */
export const KEYS_TEXT =
  'Arrow keys move between units; E moves to a unit’s weights and bias, up and down move between them; Enter selects, and on a selected weight or bias begins to type it, as F2 does; Escape goes back.'

interface SpotsOptions {
  readonly root: RefObject<HTMLElement | null>
  readonly network: Network
  readonly layout: GraphLayout
  readonly selection: Selection
  readonly onEdit: (index: number) => void
}

export interface Spots {
  /** Moves the focus to a spot, now or after the render that makes it appear. */
  focus(spot: Spot): void
  onKeyDown(event: KeyboardEvent): void
}

/** Walks the graph by keyboard. Keys that mean nothing here go on to the page. */
export function useSpots({ root, network, layout, selection, onEdit }: SpotsOptions): Spots {
  const run = useThisRun()
  const wanted = useRef<string | null>(null)
  const tryFocus = () => {
    const node = wanted.current === null ? null : root.current?.querySelector<HTMLElement>(`[data-spot="${wanted.current}"]`)
    if (!node) return false
    wanted.current = null
    node.focus()
    return true
  }
  useLayoutEffect(() => {
    tryFocus()
  })

  const focus = (spot: Spot) => {
    wanted.current = spotKey(spot)
    if (tryFocus() || spot.kind !== 'parameter') return
    // only the edges of the selected unit can be stood on in a large network
    const { layer, to } = parameterAt(network, spot.index)
    select({ kind: 'unit', layer: layer + 1, unit: to }, run)
  }

  const act = (event: KeyboardEvent, spot: Spot): boolean => {
    const direction = ARROWS[event.key]
    if (direction) {
      focus(walk(network, layout, spot, direction))
      return true
    }
    if (event.key === 'Escape') {
      if (spot.kind === 'parameter') focus(walk(network, layout, spot, 'right'))
      else select({ kind: 'none' }, run)
      return true
    }
    if (spot.kind === 'unit' && spot.layer > 0) {
      const into = parametersInto(network, layout, spot.layer, spot.unit)
      if (event.key === 'e' || event.key === 'E') {
        select({ kind: 'unit', layer: spot.layer, unit: spot.unit }, run)
        focus({ kind: 'parameter', index: into[0]! })
        return true
      }
      if (event.key === 'F2') {
        onEdit(into[into.length - 1]!)
        return true
      }
    }
    if (spot.kind !== 'parameter') return false
    if (event.key === 'Enter') {
      if (selection.kind === 'parameter' && selection.index === spot.index) onEdit(spot.index)
      else {
        wanted.current = spotKey(spot)
        select({ kind: 'parameter', index: spot.index }, run)
      }
      return true
    }
    if (event.key === 'F2') {
      onEdit(spot.index)
      return true
    }
    return false
  }

  return {
    focus,
    onKeyDown(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const node = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-spot]') : null
      if (!node || !act(event, readSpot(node.dataset.spot!))) return
      event.preventDefault()
      event.stopPropagation()
    },
  }
}

/** Reads what `spotKey` wrote. */
function readSpot(key: string): Spot {
  const [kind, first = '0', second = '0'] = key.split('/')
  switch (kind) {
    case 'unit':
      return { kind, layer: Number(first), unit: Number(second) }
    case 'parameter':
      return { kind, index: Number(first) }
    case 'bundle':
      return { kind, layer: Number(first) }
    default:
      return { kind: 'loss' }
  }
}
