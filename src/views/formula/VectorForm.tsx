import { useState } from 'react'
import { conventionText, factorIn, timesWords } from '../../explain/notations/node-errors'
import { isNodeError } from '../../explain/notations/symbols'
import type { Operation } from '../../explain/operations/operation'
import { explainMismatch, type Shape, shapesOf, shapeText } from '../../explain/shapes'
import { usePage, useRun } from '../../page'
import { isKnown } from '../../page/inside/known'
import type { Inside } from '../../page/state/inside-state'
import { Choice } from '../../ui/Choice'
import { Num, type Reading } from '../../ui/number/Num'
import { shownName } from '../graph/names'
import { sampleShown } from '../graph/paint/inside-values'
import { ref } from '../ref'
import { restated } from '../restated'
import './vector.css'

const MOST_ROWS = 8
const MOST_COLUMNS = 8
const DIGITS = 4

/** A layer as W a + b and Wᵀ δ, with the shapes drawn; and what a product of shapes that do not fit would need. */
export function VectorForm() {
  const inside = usePage((state) => state.inside)
  const dataset = useRun((state) => state.dataset)
  const row = useRun((state) => state.document.view.sample)
  const notation = usePage((state) => state.notation)
  const [chosen, setChosen] = useState<string | null>(null)
  if (!inside || !dataset) return null
  const { network } = inside.context
  const factor = factorIn(notation, inside.context)
  const operation = inside.operations.at(inside.index)
  const layer = chosen === null ? layerOf(operation) : Number(chosen)
  const sample = sampleShown(inside, row)
  const shapes = shapesOf(inside.context, layer, sample)
  const { W, input, b, z } = shapes.forward
  const record = (name: string) => (r: number, c: number) => ref('explain', inside.step, 'shape', layer, sample, name, r, c)
  return (
    <div className="view-sheet vector">
      <Choice
        label="Layer"
        value={String(layer)}
        options={network.layers.map((_, l) => ({
          value: String(l),
          label: `layer ${l + 1}, into ${shownName(network, dataset, l + 1, 0)}${network.layers[l]!.out > 1 ? ' …' : ''}`,
        }))}
        onChange={setChosen}
      />
      <Line title="Forward: z = W a + b">
        <Grid shape={W} record={record('W')} />
        <Grid shape={input} record={record('input')} />+<Grid shape={b} record={record('b')} />=<Grid shape={z} record={record('z')} />
      </Line>
      {shapes.backward && (
        <Line
          title={`Backward: Wᵀ δ; times f′(z), unit by unit, it is the δ of the layer below${factor === 1 ? '' : `; δ${conventionText(factor)}`}`}
        >
          <Grid shape={shapes.backward.transposed} record={record('transposed')} />
          <Grid shape={shapes.backward.delta} record={record('delta')} />=<Grid shape={shapes.backward.back} record={record('back')} />
        </Line>
      )}
      {shapes.backward && <Mismatch inside={inside} layer={layer} />}
      <Line title={gradientTitle(factor)}>
        <Grid shape={shapes.gradient.delta} record={record('delta')} />
        <Grid shape={shapes.gradient.input} record={record('inputRow')} />=<Grid shape={shapes.gradient.dW} record={record('dW')} />
      </Line>
    </div>
  )
}

/** The weight layer that an operation uses; a hidden node error comes back through the layer after its own. */
function layerOf({ kind, layer }: Operation): number {
  return (layer ?? 0) + (kind === 'hidden-error' ? 1 : 0)
}

/** What happens when the transpose is forgotten on the way back. */
function Mismatch({ inside, layer }: { readonly inside: Inside; readonly layer: number }) {
  const { W, z } = shapesOf(inside.context, layer).forward
  const words = explainMismatch(W, z)
  return words === '' ? null : <p className="vector-note">Without the transpose W δ does not exist. {words}</p>
}

/** δ aᵀ is the gradient times the factor of δ. */
function gradientTitle(factor: number): string {
  const words = `${timesWords(factor)}the gradient of the weights: δ aᵀ`
  return `${words[0]!.toUpperCase()}${words.slice(1)}`
}

function Line({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section className="vector-line" aria-label={title}>
      <h3>{title}</h3>
      <div className="vector-row">{children}</div>
    </section>
  )
}

/** A matrix or vector as a table with its shape, blank where it is not computed yet; of a large one the first rows and columns. */
function Grid({ shape, record }: { readonly shape: Shape; readonly record: (row: number, column: number) => string }) {
  const inside = usePage((state) => state.inside)
  const notation = usePage((state) => state.notation)
  const read = (r: number, c: number): Reading => {
    const known = inside !== null && isKnown(inside, shape.of(r, c))
    const recorded = { value: known ? shape.at(r, c) : Number.NaN, record: record(r, c) }
    // what is made of δ has its factor
    return known && isNodeError(shape.of(r, c)) ? restated(recorded, factorIn(notation, inside.context)) : recorded
  }
  const rows = Math.min(shape.rows, MOST_ROWS)
  const columns = Math.min(shape.columns ?? 1, MOST_COLUMNS)
  return (
    <table className="vector-grid">
      <caption>
        {shape.name} {shapeText(shape)}
      </caption>
      <tbody>
        {Array.from({ length: rows }, (_, r) => (
          <tr key={r}>
            {Array.from({ length: columns }, (_, c) => (
              <td key={c}>
                <Num as="span" {...read(r, c)} format={DIGITS} />
              </td>
            ))}
            {(shape.columns ?? 1) > columns && <td aria-hidden="true">…</td>}
          </tr>
        ))}
        {shape.rows > rows && (
          <tr>
            <td aria-hidden="true">⋮</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
