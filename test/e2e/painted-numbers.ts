import type { Page } from 'playwright-core'
import { formatCount, formatExact, formatFitted, formatNumber, formatPercent } from '../../src/ui/number/format-number'

/** A number on the page, the record it names, and the values that are there under that name. */
export interface PaintedNumber {
  readonly text: string
  readonly ref: string
  readonly digits: string
  readonly place: string
  readonly recorded: number // in the records that the page holds
  readonly fresh: number | null // in a trace made anew by replay; null for what is not a trace
}

/** Every number with a reference, with its values; of a page that rests. */
export function paintedNumbers(page: Page): Promise<PaintedNumber[]> {
  return page.evaluate(async () => {
    type Trace = NonNullable<Awaited<ReturnType<typeof window.downhill.freshTrace>>>
    // written anew, so that it is a second opinion on what the page's own look-up says
    const inTrace = (trace: Trace, [name = '', ...path]: readonly string[]): number => {
      const [a, b, c] = path.map(Number)
      const place = (row: number) => trace.included.findIndex((position) => trace.rows[position] === row)
      if (['z', 'a', 'mask', 'dropped', 'delta'].includes(name)) {
        const values = trace[name as 'z'][a!]
        const units = values!.length / trace.included.length
        return values![place(b!) * units + c!]!
      }
      if (name === 'evaluation') {
        const { evaluation } = trace
        const [kind, ...at] = path
        if (kind === 'sampleLoss') return evaluation!.sampleLoss[place(Number(at[0]))]!
        const values = evaluation![kind as 'z'][Number(at[0])]
        return values![place(Number(at[1])) * (values!.length / trace.included.length) + Number(at[2])]!
      }
      if (name === 'x' || name === 'y') return trace[name][place(a!) * (trace[name].length / trace.included.length) + b!]!
      if (name === 'zAfter' || name === 'aAfter') {
        const values = trace.outputsAfter![name[0] as 'z' | 'a']
        return values[place(a!) * (values.length / trace.included.length) + b!]!
      }
      if (name === 'sampleLossAfter') return trace.outputsAfter!.sampleLoss[place(a!)]!
      if (name === 'row') return trace.rows[a!]! + 1
      if (name === 'sampleLoss') return trace.sampleLoss[place(a!)]!
      if (['velocity', 'square', 'moment1', 'moment2'].includes(name)) return trace.state[name as 'velocity']![a!]!
      const value = trace[name as 'before' | 'dataLoss']
      return typeof value === 'number' ? value : value[a!]!
    }
    const nodes = [...document.querySelectorAll('[data-ref]:not([data-ref=""])')] // the size of a batch has none
    const beside = (node: Element) => (node.closest('[data-run="B"]') ? window.downhill.page.getState().runs[1] : undefined)
    const apart = (ref: string) =>
      window.downhill.resolveRef(ref, window.downhill.page.getState().runs[1]) - window.downhill.resolveRef(ref)
    const ofA = nodes.filter((node) => !beside(node) && !node.closest('[data-run="B-A"]'))
    const tracesOf = async (painted: readonly Element[], coming: Trace | null, fresh: (step: number) => Promise<Trace | null>) => {
      const steps = new Set(painted.flatMap((node) => /^(?:-?\d+\*)?trace:(\d+)/.exec(node.getAttribute('data-ref')!)?.[1] ?? []))
      const traces = new Map<string, Trace>()
      for (const step of steps) {
        const trace = coming?.step === Number(step) ? coming : await fresh(Number(step)) // of the step to come: nobody has made it yet
        if (!trace) throw new Error(`no trace of step ${step} can be made`)
        traces.set(step, trace)
      }
      return traces
    }
    const [, second] = window.downhill.page.getState().runs
    const traces = await tracesOf(ofA, window.downhill.latestFrame()?.next ?? null, window.downhill.freshTrace)
    const tracesB = second ? await tracesOf(nodes.filter(beside), second.frames.latest()?.next ?? null, second.traces.fresh) : traces
    return nodes.map((node) => {
      // a node error can be shown as a notation has it: a factor times the record's
      const [, factor = '1', ref = ''] = /^(?:(-?\d+)\*)?(.+)$/.exec(node.getAttribute('data-ref')!)!
      const times = (value: number) => (factor === '1' ? value : Number(factor) * value + 0)
      const [, step, path] = /^trace:(\d+)\/(.+)$/.exec(ref) ?? []
      return {
        text: node.textContent ?? '',
        ref,
        digits: node.getAttribute('data-digits') ?? '',
        place: node.closest('[aria-label]')?.getAttribute('aria-label') ?? node.parentElement?.className ?? '',
        recorded: times(node.closest('[data-run="B-A"]') ? apart(ref) : window.downhill.resolveRef(ref, beside(node))),
        fresh:
          step === undefined || node.closest('[data-run="B-A"]')
            ? null
            : times(inTrace((beside(node) ? tracesB : traces).get(step)!, path!.split('/'))),
      }
    })
  })
}

/** Where the text is not the number of the record as it is to be written, or the record is not what the worker makes anew. */
export function untrue(numbers: readonly PaintedNumber[]): string[] {
  return numbers.flatMap(({ text, ref, digits, place, recorded, fresh }) => {
    const lines: string[] = []
    const want = formatted(recorded, digits)
    if (text !== want) lines.push(`${place}: "${text}" for ${ref}, whose record says "${want}"`)
    if (fresh !== null && !Object.is(fresh, recorded)) lines.push(`${place}: ${ref} is ${recorded} in the record and ${fresh} by replay`)
    return lines
  })
}

function formatted(value: number, digits: string): string {
  switch (digits) {
    case 'count':
      return formatCount(value)
    case 'percent':
      return formatPercent(value)
    case 'exact':
      return formatExact(value)
    default:
      if (/^fit\d+$/.test(digits)) return formatFitted(value, Number(digits.slice(3)))
      if (!/^\d+$/.test(digits)) throw new RangeError(`data-digits is "${digits}"`)
      return formatNumber(value, Number(digits))
  }
}

/** Where numbers are not of a record of the run, container by container. */
const EXCEPTIONS = [
  // settings, and what the scenarios say of themselves
  '.rail',
  '.why-setting',
  '.scenario',
  '.start',
  '.chips',
  '.graph-sample',
  'select',
  // scales, chosen for round numbers
  '.chart-axes',
  '.graph-legend',
  '.anatomy-scale',
  '.anatomy-scales',
  '.unit-scale',
  '.sweep-title',
  '.sweep-about',
  '.sweep-table caption',
  '.matrix-foot p:first-child', // the weight that fills a cell
  // the data set as it is
  '.data-view',
  '.sample-view caption', // the number of the row
  '.output-sample', // the same
  // sentences about what happened
  '.messages',
  '.landscape-notes', // the stride of the dots, the scale of the arrow
  '.landscape-legend em', // the scale of all arrows
  '.position-every',
  // inside a step: the place in it, and sentences and formulas, which are compared in inside.test.ts
  '.inside-position',
  '.graph-why',
  '.outline',
  '.formula-text',
  '.why-blank',
  '.curves-cross', // the words of a change of settings
  '.visually-hidden[aria-live]', // says again what a read-out shows: see `heard`
]

/** Visible texts with a number of three or more significant digits that names no record, outside the exceptions; with their places. */
export function numbersWithoutRecord(page: Page, exceptions: readonly string[] = EXCEPTIONS): Promise<string[]> {
  return page.evaluate((selectors) => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      const text = node.textContent ?? ''
      if (!element || element.closest('[data-ref]') || selectors.some((selector) => element.closest(selector))) continue
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      const numbers = text.match(/(?<![\p{L}\d.])\d[\d,]*(\.\d+)?(e[−-]?\d+)?/giu) ?? []
      const long = numbers.filter((number) => number.replace(/e.*$/i, '').replace(/[,.]/g, '').replace(/^0+/, '').length >= 3)
      if (long.length > 0)
        found.push(
          `"${text.trim()}" in ${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} of ${element.closest('[aria-label]')?.getAttribute('aria-label')}`,
        )
    }
    return found
  }, exceptions)
}
