import type { Finding } from '../../health/finding'
import type { Light } from '../../health/judge'

const ORDER = { problem: 0, warning: 1 } as const

/** What is wrong, the worst first. */
export function findings(lights: readonly Light[]): Finding[] {
  const all = lights.flatMap(({ verdict }) => (verdict.kind === 'judged' ? verdict.findings : []))
  return [...all].sort((a, b) => ORDER[a.severity] - ORDER[b.severity])
}

/** What was looked at and is in order. */
export function greenLights(lights: readonly Light[]): Light[] {
  return lights.filter(({ verdict }) => verdict.kind === 'judged' && verdict.findings.length === 0)
}

/** What cannot be said yet, and what that takes. */
export function waitingLights(lights: readonly Light[]): { readonly id: string; readonly name: string; readonly reason: string }[] {
  return lights.flatMap(({ id, name, verdict }) => (verdict.kind === 'waiting' ? [{ id, name, reason: verdict.for }] : []))
}
