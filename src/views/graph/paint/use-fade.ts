import { useRef } from 'react'
import type { Lens } from '../../../document/types'
import { fadeFrom } from '../../../ui/chart/fade'
import type { GraphLayout } from '../layout/picture'
import type { Moment } from './values'

/** What a picture of the graph is of, but for the weights. */
interface Subject {
  readonly lens: Lens
  readonly moment: Moment
  readonly row: number
  readonly layout: GraphLayout
}

const FADE_MS = 200

/** Before a picture of something else is painted in the same place, let the old one fade into it; only at rest. */
export function useFade(): (canvases: readonly HTMLCanvasElement[], subject: Subject, rests: boolean) => void {
  const last = useRef<Subject | null>(null)
  return (canvases, subject, rests) => {
    const before = last.current
    last.current = subject
    if (!before || !rests || before.layout.width !== subject.layout.width || before.layout.height !== subject.layout.height) return
    const same = (Object.keys(subject) as (keyof Subject)[]).every((key) => before[key] === subject[key])
    if (!same) for (const canvas of canvases) fadeFrom(canvas, FADE_MS)
  }
}
