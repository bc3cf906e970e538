import type { MaskPer, Selection, Training } from '../../document/types'
import { unitName } from '../../engine/network/names'
import type { Network } from '../../engine/network/network'
import type { StepTrace } from '../../engine/step/step-trace'
import type { Frame } from '../../trainer/protocol'
import type { DropoutSoFar, HiddenUnit } from '../../trainer/run/dropout-so-far'
import { fewestDigits } from '../../ui/number/fewest-digits'
import { paintBlank, paintNumber } from '../../ui/number/paint-number'
import { ref } from '../ref'

const DRAWN: Readonly<Record<MaskPer, string>> = {
  sample: 'one for each row of each batch',
  batch: 'one for each batch',
  epoch: 'one for each epoch begun',
}

/** What the count of the masks and the chance are: with the p and the n that are shown only where all masks had that p. */
export function wordsOfTotals({ constant }: DropoutSoFar, { maskPer }: Training): { readonly drawn: string; readonly chance: string } {
  if (constant) return { drawn: `n, masks drawn so far: ${DRAWN[maskPer]}`, chance: '1 − (1 − p)ⁿ' }
  return { drawn: 'masks drawn so far, each with the settings of its time', chance: '1 − the product of all (1 − p)' }
}

/** How much was dropped so far, at parameters of the frame's step; the chance is of the unit, or of one never pinned. */
export function paintTotals(
  root: HTMLElement,
  { trace, next, training, position: { step } }: Frame,
  total: DropoutSoFar | null,
  unit: HiddenUnit | null,
): void {
  const at = (name: string) => root.querySelector(`[data-part="${name}"]`)!
  const made = trace ?? next
  if (made) paintNumber(at('keep'), made.keep, ref('trace', made.step, 'keep'), fewestDigits(made.keep, 4))
  else paintBlank(at('keep'))
  if (!total) return
  const words = wordsOfTotals(total, training)
  write(at('drawn'), words.drawn)
  write(at('chance'), words.chance)
  paintNumber(at('masks'), total.masks, ref('dropout', step, 'masks'), 'count')
  paintNumber(
    at('droppedOnce'),
    total.droppedOnce,
    unit ? ref('dropout', step, 'droppedOnce', unit.layer, unit.unit) : ref('dropout', step, 'droppedOnce'),
    'percent',
  )
}

interface Wanted {
  readonly network: Network
  readonly selection: Selection
  readonly sample: number // the shown data row
  readonly kept: 0 | 1
}

/** A unit of the last step that was kept, or one that was dropped, with what that did; hidden where there is none. */
export function paintUnit(root: HTMLElement, { trace }: Frame, wanted: Wanted): void {
  const node = root.querySelector<HTMLElement>(wanted.kept === 1 ? '[data-part="kept"]' : '[data-part="dropped"]')!
  const numbers = node.querySelectorAll('b')
  const found = trace && trace.included.length > 0 ? findUnit(trace, wanted) : null
  node.hidden = found === null
  if (!trace || !found) {
    for (const number of numbers) paintBlank(number)
    return
  }
  const { layer, unit } = found
  const row = trace.rows[trace.included[0]!]!
  write(node.querySelector('strong')!, unitName(wanted.network, layer + 1, unit))
  write(
    node.querySelector('span')!,
    row === wanted.sample ? 'the shown sample' : 'the first row of its batch (the shown sample was not in it)',
  )
  for (const [k, name] of (['a', 'dropped', 'delta'] as const).entries()) {
    const number = numbers[k]
    if (number) paintNumber(number, trace[name][layer]![unit]!, ref('trace', trace.step, name, layer, row, unit))
  }
}

/** The selected unit where it fits, else, of those not pinned, the first with an activation, else the first. */
function findUnit({ mask, a, pins }: StepTrace, { selection, kept }: Wanted): { readonly layer: number; readonly unit: number } | null {
  if (selection.kind === 'unit' && mask[selection.layer - 1]?.[selection.unit] === kept && !pins[selection.layer - 1]?.[selection.unit]) {
    return { layer: selection.layer - 1, unit: selection.unit }
  }
  let first: { readonly layer: number; readonly unit: number } | null = null
  for (const [layer, values] of mask.entries()) {
    const units = a[layer]!.length
    for (let unit = 0; values && unit < units; unit++) {
      if (values[unit] !== kept || pins[layer]?.[unit]) continue
      if (a[layer]![unit] !== 0) return { layer, unit }
      first ??= { layer, unit }
    }
  }
  return first
}

function write(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text
}
