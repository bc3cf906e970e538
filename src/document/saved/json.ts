/** JSON that keeps −0, which JSON.stringify writes as 0; JSON.parse reads it back. Keys without a value are left out. */
export function writeJson(value: unknown): string {
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${writeJson(entry)}`).join(',')}}`
}

/** The same over several lines: objects open up, lists of numbers stay on one line. */
export function writePrettyJson(value: unknown, margin = ''): string {
  const inner = `${margin}  `
  if (Array.isArray(value) && value.some((entry) => typeof entry === 'object')) {
    return `[\n${value.map((entry) => inner + writePrettyJson(entry, inner)).join(',\n')}\n${margin}]`
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return writeJson(value)
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
  return `{\n${entries.map(([key, entry]) => `${inner}${JSON.stringify(key)}: ${writePrettyJson(entry, inner)}`).join(',\n')}\n${margin}}`
}
