/** Whether the page is in the background, where frames stop and timers are slow. False where there is no page (tests in Node). */
export function pageHidden(): boolean {
  return globalThis.document?.hidden ?? false
}

/** Calls back when the page comes to the front or goes to the background. */
export function onVisibilityChange(listener: () => void): void {
  globalThis.document?.addEventListener('visibilitychange', listener)
}

/** Gives the person a file with this text, or with what is in a blob. */
export function download(name: string, content: string | Blob): void {
  const url = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type: 'application/json' }) : content)
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.click()
  // the browser has taken the address over by the next turn
  setTimeout(() => URL.revokeObjectURL(url), 0)
}

/** Up to this width the settings are an overlay, and a lecture shows one picture at a time. */
export const NARROW = '(max-width: 73.6875em)'

/** Whether the window is no wider than that. */
export function narrowPage(): boolean {
  return globalThis.matchMedia?.(NARROW).matches ?? false
}

/** Whether the person wants nothing to move by itself. */
export function reducedMotion(): boolean {
  return globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false
}
