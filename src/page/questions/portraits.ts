import { portraitSubject } from '../../document/presets/portraits'
import type { Portrait, PortraitEvaluation } from '../../trainer/protocol'
import { firstRun } from '../state/runs'
import { hearAnalyst, loadAnalyst } from '../workers/shared-analyst'

const known = new Map<string, Portrait>()
const listeners = new Set<() => void>()
const wanted = new Set<string>() // scenarios whose portrait is not known
let asked: readonly string[] = []
let planned = false

hearAnalyst('portrait', receive, forget)

/** What a ready scenario looks like once trained; null until it was drawn for the first time. It is kept for this visit. */
export function portraitOf(id: string): Portrait | null {
  return known.get(id) ?? null
}

/** Have a portrait drawn, with all others that are wanted now, while there is nothing else to compute. */
export function wantPortrait(id: string): void {
  if (known.has(id)) return
  wanted.add(id)
  if (planned) return
  planned = true
  queueMicrotask(() => {
    planned = false
    if ([...wanted].some((one) => !asked.includes(one))) void ask()
  })
}

/** Call back when another portrait is there. Return the function that ends it. */
export function subscribePortraits(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

async function ask(): Promise<void> {
  asked = [...wanted]
  try {
    const analyst = await loadAnalyst()
    asked = [...wanted]
    analyst.portraits({ type: 'portrait', run: firstRun.state.getState().run, subjects: asked.map(portraitSubject) })
  } catch {
    forget()
  }
}

function receive({ id, portrait }: PortraitEvaluation): void {
  known.set(id, portrait)
  wanted.delete(id)
  for (const listener of listeners) listener()
}

/** Their frames stay blank; the next who wants one asks again. */
function forget(): void {
  asked = []
}
