import { expect, test } from 'vitest'
import { valueAxis } from '../../src/ui/chart/domains'
import { labelWidth } from '../../src/ui/chart/label-width'
import type { Mark } from '../../src/ui/chart/ticks'
import { marksAcross, marksUp } from '../../src/ui/chart/ticks'
import { formatNumber } from '../../src/ui/number/format-number'
import { endsRoom } from '../../src/views/activation/geometry/plane'
import { errorCurve, layoutCheck } from '../../src/views/check/layout'
import { layoutCurves } from '../../src/views/curves/layout'
import { layoutLandscape, plotMarks, tickRoom } from '../../src/views/landscape/layout'
import { layoutSweep, lossScale } from '../../src/views/sweep/layout'

const TEXT = 12
const ENDS = [1e-300, 2.5e-7, 0.00015, 0.25, 4, 1500, 5e5, 5e6, 1.5e200, 1.5e300]
const widest = (marks: readonly Mark[]) => Math.max(...marks.map(({ text }) => labelWidth(text))) * TEXT

/** The texts below a plot do not meet and do not leave the picture. */
function expectRoom(marks: readonly Mark[], width: number, name: string) {
  const ends = marks.map(({ at, text, anchor }) => {
    const size = labelWidth(text) * TEXT
    return anchor === 'end' ? [at - size, at] : [at - size / 2, at + size / 2]
  })
  for (const [k, [from, to]] of ends.entries()) {
    expect(from, name).toBeGreaterThanOrEqual(0)
    expect(to, name).toBeLessThanOrEqual(width)
    if (k > 0) expect(from, `${name}: ${marks[k - 1].text} meets ${marks[k].text}`).toBeGreaterThan(ends[k - 1][1])
  }
}

test('the numbers beside and below the landscape have room, from 1e−300 to −1.5e300', () => {
  for (const end of ENDS) {
    const domain = [-end, end] as const
    const { plot } = layoutLandscape(376, 340, TEXT, 28, 28, tickRoom(domain))
    expect(plot.x - 6 - widest(plotMarks(plot, domain, 'y', TEXT)), String(end)).toBeGreaterThan(1.1 * TEXT) // the name is beside them
    expectRoom(plotMarks(plot, domain, 'x', TEXT), 376, String(end))
  }
})

test('so have those of the curves, the sweep, the check and the function of a unit', () => {
  for (const end of ENDS) {
    const name = String(end)
    for (const log of [false, true]) {
      const { plot } = layoutCurves(376, 212, ['training'], TEXT, 28)
      expect(plot.x - 6 - widest(marksUp(plot, valueAxis(end / 3, end, log), 6)), name).toBeGreaterThanOrEqual(0)
      expectRoom(marksAcross(plot, { domain: [0, end], log: false }, 6, TEXT), 376, name)
    }
    const sweep = layoutSweep(816, 264, TEXT, 28)
    for (const losses of [
      [end / 3, end],
      [end / 1e3, end],
    ]) {
      expect(sweep.plot.x - 6 - widest(lossScale(sweep, losses).marks), name).toBeGreaterThanOrEqual(0)
    }
    const check = layoutCheck(390, 420, TEXT, 28)
    const hs = Float64Array.from([1e-12, 1e-6, 0.1])
    const { up, across } = errorCurve({ hs, errors: Float64Array.from([end, end / 10, end]), kinks: new Uint8Array(3) } as never, check)
    expect(check.plot.x - 6 - widest(up), name).toBeGreaterThanOrEqual(0)
    expectRoom(across, 390, name)
    expect(endsRoom({ full: 4, low: -end, high: end }, 1, TEXT), name).toBeGreaterThan(labelWidth(formatNumber(-end, 1)) * TEXT)
  }
})
