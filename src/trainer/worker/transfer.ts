/** Buffers of the typed arrays in plain objects and lists, each once: they are moved to the page, not copied. */
export function buffersOf(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>()
  collect(value, found)
  return [...found]
}

function collect(value: unknown, found: Set<ArrayBuffer>): void {
  if (typeof value !== 'object' || value === null) return
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer)
  } else if (Array.isArray(value)) {
    if (typeof value[0] !== 'number') for (const entry of value) collect(entry, found)
  } else for (const entry of Object.values(value)) collect(entry, found)
}
