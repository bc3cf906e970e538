import { createHash } from 'node:crypto'
import type { Document } from '../../src/document/types'
import type { HistoryRow } from '../../src/trainer/protocol'
import { createDriver, openIn } from './session-driver'

/** The bits of a run at the step of its document: all parameters, the optimizer's state, the next update, and every row of the history. */
export function hashOfRun(document: Document): string {
  const rows: HistoryRow[] = []
  const driver = createDriver((event) => {
    if (event.type !== 'frame') return
    if (event.frame.rowsReset) rows.length = 0
    rows.push(...event.frame.rows)
    driver.send({ type: 'painted', run: 1 })
  })
  openIn(driver, 1, document)
  const { parameters, trace, next, position } = driver.lastFrame()
  if (position.step !== document.step || !next) throw new Error(`stopped at step ${position.step}`)
  const hash = createHash('sha256')
  const add = (values: ArrayLike<number>) => hash.update(new Uint8Array(Float64Array.from(values).buffer))
  add(parameters)
  for (const values of Object.values(trace?.state ?? {})) add(values ?? [])
  add(next.update)
  for (const row of rows) {
    add([row.step, row.epoch, row.trainLoss, row.testLoss, row.trainAccuracy, row.testAccuracy, row.learningRate, ...row.gradientNorms])
  }
  return hash.digest('hex').slice(0, 16)
}
