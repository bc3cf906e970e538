import { formatCount, formatExact, formatFitted, formatNumber, formatPercent } from './format-number'

const traced = import.meta.env.MODE === 'test'

/**
 * Writes a number of a record into a node, where the text differs from what is there; blank for a value not computed.
 * In a test build the node carries `data-ref` and `data-digits`, so that tests compare the text with the record.
 * @param record which number of which record it is, such as `trace:12/update/3`: see `resolveRef`
 */
export function paintNumber(node: Element, value: number, record: string, digits = 4): void {
  paintText(node, formatNumber(value, digits), record, String(digits))
}

/** Writes a number into room for `most` characters. */
export function paintFitted(node: Element, value: number, record: string, most: number): void {
  paintText(node, formatFitted(value, most), record, `fit${most}`)
}

/** Clear a node that `paintNumber` wrote into. */
export function paintBlank(node: Element): void {
  paintNumber(node, Number.NaN, '')
}

/** Writes a number in full: the shortest text that reads back as the same double. */
export function paintExact(node: Element, value: number, record: string): void {
  paintText(node, formatExact(value), record, 'exact')
}

/** Writes a whole number with thousands separated, such as a step. */
export function paintCount(node: Element, value: number, record: string): void {
  paintText(node, formatCount(value), record, 'count')
}

/** Writes a share as a percentage; blank for a value not computed. */
export function paintPercent(node: Element, share: number, record: string): void {
  paintText(node, formatPercent(share), record, 'percent')
}

function paintText(node: Element, text: string, record: string, format: string): void {
  if (node.textContent !== text) node.textContent = text
  if (!traced) return
  if (text === '') {
    node.removeAttribute('data-ref')
    node.removeAttribute('data-digits')
    return
  }
  if (node.getAttribute('data-ref') !== record) node.setAttribute('data-ref', record)
  if (node.getAttribute('data-digits') !== format) node.setAttribute('data-digits', format)
}
