import { serialize } from 'node:v8'
import { loadDigits } from '../src/data/digits/load'
import { presetDocument } from '../src/document/presets/presets'
import type { DigitsSpec } from '../src/document/types'
import type { Event } from '../src/trainer/protocol'
import { createSession } from '../src/trainer/session/session'
import { PACKED } from '../test/support/packed-digits'

/** Of a network on 10,000 digits, as the session trains it: with rows of the history, checkpoints and frames. */
export interface DigitsMeasured {
  readonly secondsAnEpoch: number
  readonly rowMs: number // evaluating all rows, of the time of an epoch
  readonly frameBytes: number
  readonly longestSliceMs: number // until a pause is heard
}

const SLICE_MS = 8

export async function measureDigits(hidden: number, batchSize: number): Promise<DigitsMeasured> {
  const data: DigitsSpec = { kind: 'digits', training: 10_000, test: 1000, augmentation: null }
  await loadDigits(data, PACKED)
  const { scenario, ...rest } = presetDocument('digits')
  const network = { ...scenario.network, hidden: [hidden] }
  const document = { ...rest, scenario: { ...scenario, data, network, training: { ...scenario.training, batchSize } } }
  let frame: Event | null = null // the newest of a running network
  let longestSliceMs = 0
  const emit = (event: Event) => {
    if (event.type === 'frame' && !event.frame.exact) frame = event
  }
  const session = createSession({ emit, now: () => performance.now() })
  const settle = () => {
    for (let wait = 0; wait === 0; ) {
      const from = performance.now()
      wait = session.work(SLICE_MS)
      longestSliceMs = Math.max(longestSliceMs, performance.now() - from)
      session.handle({ type: 'painted', run: 1 })
    }
  }
  const watch = { sample: 1000, parameters: document.view.axes, fieldSide: 0 }
  session.handle({ type: 'open', run: 1, document, watch })
  settle()
  session.handle({ type: 'epoch' }) // with the rows within it; those of the following ones are at their ends
  settle()
  longestSliceMs = 0
  const from = performance.now()
  session.handle({ type: 'epoch' })
  settle()
  const secondsAnEpoch = (performance.now() - from) / 1000
  const frameBytes = serialize(frame).length
  const rowFrom = performance.now()
  session.handle({ type: 'change', run: 1, change: { field: 'parameter', value: { index: 0, value: 0.5 } } })
  settle()
  return { secondsAnEpoch, rowMs: performance.now() - rowFrom, frameBytes, longestSliceMs }
}
