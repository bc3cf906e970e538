const FAR = 10

/** The data row a key leads to, by the order of the data set; null for a key that chooses no sample. */
export function neighbourRow(key: string, far: boolean, row: number, rows: number): number | null {
  const by = far ? FAR : 1
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(rows - 1, row + by)
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(0, row - by)
    case 'Home':
      return 0
    case 'End':
      return rows - 1
    default:
      return null
  }
}
