/** Rows from 0 of what a person types: numbers from 1 and ranges of them, '3, 7-12'. null where it is something else. */
export function readRows(text: string): number[] | null {
  const rows = new Set<number>()
  for (const part of text.split(/[\s,;]+/).filter((one) => one !== '')) {
    const [, first, last = first] = /^(\d{1,5})(?:[-–](\d{1,5}))?$/.exec(part) ?? []
    if (first === undefined || Number(first) < 1 || Number(last) < Number(first)) return null
    for (let row = Number(first); row <= Number(last); row++) rows.add(row - 1)
  }
  return [...rows].sort((a, b) => a - b)
}

/** The shortest text of rows from 0 that readRows() reads. */
export function writeRows(rows: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const row of [...rows].sort((a, b) => a - b)) {
    const newest = ranges.at(-1)
    if (newest && newest[1] === row) newest[1] = row + 1
    else ranges.push([row + 1, row + 1])
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(', ')
}
