/** A count with its noun: 1 row, 2,000 rows. */
export function counted(count: number, one: string, several?: string): string {
  return `${count.toLocaleString('en-US')} ${nounOf(count, one, several)}`
}

/** The noun after a count that is written by itself. */
export function nounOf(count: number, one: string, several = `${one}s`): string {
  return count === 1 ? one : several
}
