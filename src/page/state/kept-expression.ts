const KEY = 'downhill.expression'

/** Keep the typed expression for a reload of this tab, where storage is open. */
export function keepExpression(text: string): void {
  try {
    sessionStorage.setItem(KEY, text)
  } catch {
    // said where the run is kept
  }
}

/** The expression of this tab before a reload; null without any. */
export function keptExpression(): string | null {
  try {
    return sessionStorage.getItem(KEY)
  } catch {
    return null
  }
}
