/** A size of theme.css in px, such as `--text-s`. */
export function rootPx(name: string): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(name)) || 0
}
