import { useEffect, useRef } from 'react'
import type { Operation } from '../../explain/operations/operation'
import { stateNameOf } from '../../explain/sentences/names-of'
import { usePage, useRun } from '../../page'
import { goToOperation, leaveInside } from '../../page/inside/inside'
import type { Inside } from '../../page/state/inside-state'
import { KEYS } from '../../page/state/keys'
import { Button } from '../../ui/Button'
import { imageName } from '../../views/digits/image-name'
import { shownName, shownParameterName } from '../../views/graph/names'
import { groupWords, PHASE_MARKS } from './operation-words'
import { firstOperation, type OutlineItem, outlineOf } from './outline-items'

/** What is special about an image that is walked through by itself. */
const PASS_WORDS = {
  forward: 'A pass outside training. Nobody said which digit it is meant to be, so it ends with the outputs.',
  backward: 'A pass outside training: it ends with the gradients, and no weight changes.',
} as const

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** The step as a tree: sample, phase, layer, unit, operation; the branch looked at is open. */
export function Outline() {
  const inside = usePage((state) => state.inside)
  const index = inside?.index
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [index])
  if (!inside) return null
  return (
    <nav ref={list} className="rail outline" aria-label="Outline of the step">
      <h2 className="rail-title">
        {inside.context.trace.ends ? sentenceCase(imageName(inside.context.trace.rows[0]!)) : 'Inside the step'}
      </h2>
      <p className="outline-back">
        <Button variant="outline" shortcut={KEYS.leave} onClick={leaveInside}>
          Back to the lab
        </Button>
      </p>
      {inside.context.trace.ends && <p className="outline-pass">{PASS_WORDS[inside.context.trace.ends]}</p>}
      <Items inside={inside} items={outlineOf(inside.operations, inside.index)} />
    </nav>
  )
}

function Items({ inside, items }: { readonly inside: Inside; readonly items: readonly OutlineItem[] }) {
  return (
    <ol className="outline-list">
      {items.map((item) => {
        const operation = firstOperation(inside.operations, item)
        const state = item.current ? 'now' : item.to <= inside.index + 1 ? 'done' : 'to come'
        return (
          <li key={item.from} data-state={state}>
            <button
              type="button"
              className="outline-item"
              aria-current={item.current && item.children.length === 0 ? 'step' : undefined}
              aria-expanded={item.level === 'operation' ? undefined : item.children.length > 0}
              data-phase={operation.phase}
              onClick={() => goToOperation(item.level === 'operation' ? item.from : item.current ? item.to - 1 : item.from)}
            >
              {item.level === 'phase' && <span aria-hidden="true">{PHASE_MARKS[operation.phase]} </span>}
              <Words inside={inside} item={item} operation={operation} />
            </button>
            {item.children.length > 0 && <Items inside={inside} items={item.children} />}
          </li>
        )
      })}
    </ol>
  )
}

function Words({ inside, item, operation }: { readonly inside: Inside; readonly item: OutlineItem; readonly operation: Operation }) {
  const dataset = useRun((state) => state.dataset)
  if (!dataset) return null
  const { network, trace } = inside.context
  return groupWords(item.level, operation, {
    layers: network.layers.length,
    batch: trace.rows.length,
    rowOf: (position) => trace.rows[position] ?? 0,
    unit: (layer, unit) => shownName(network, dataset, layer + 1, unit),
    state: (name) => stateNameOf(inside.context, name),
    parameter: (index) => shownParameterName(network, dataset, index),
  })
}
