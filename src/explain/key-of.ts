import type { Quantity } from './quantity'

const PLACES = ['kind', 'name', 'sample', 'layer', 'unit', 'parameter'] as const

/** A text that two quantities share only if they are the same number of the step. */
export function keyOf(quantity: Quantity): string {
  const place: Partial<Record<(typeof PLACES)[number], string | number>> = quantity
  return PLACES.flatMap((part) => place[part] ?? []).join('/')
}
