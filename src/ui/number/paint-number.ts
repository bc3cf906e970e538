import { type Format, formatAs } from './format-number'

const traced = import.meta.env.MODE === 'test'

/**
 * Write a number of a record into a node, where the text differs from what is there; blank for NaN.
 * In a test build the node carries its record and its format, so that tests compare the text with the record.
 * @param record which number of which record it is, as `ref` writes it
 */
export function paintNumber(node: Element, value: number, record: string, format: Format = 4): void {
  const text = formatAs(value, format)
  if (node.textContent !== text) node.textContent = text
  if (!traced) return
  for (const [name, mark] of Object.entries(marksOf(text, record, format))) {
    if (mark === undefined) node.removeAttribute(name)
    else if (node.getAttribute(name) !== mark) node.setAttribute(name, mark)
  }
}

/** Clear a node that `paintNumber` wrote into. */
export function paintBlank(node: Element): void {
  paintNumber(node, Number.NaN, '')
}

/** What a node with a number carries in a test build. */
export function marksOf(text: string, record: string, format: Format) {
  if (!traced) return {}
  const shown = text !== ''
  const digits = typeof format === 'object' ? `fit${format.fit}` : String(format)
  return { 'data-ref': shown ? record : undefined, 'data-digits': shown ? digits : undefined }
}
