/** The tables that this worker was given, by their hash: their text. */
const texts = new Map<string, string>()

export function storeTable(hash: string, text: string): void {
  texts.set(hash, text)
}

/** The text of a table, which is read once: it is not kept any longer. @throws Error for a table that was never given */
export function takeText(hash: string): string {
  const text = texts.get(hash)
  if (text === undefined) throw new Error('the table has not been stored')
  texts.delete(hash)
  return text
}
