import type { Page } from 'playwright-core'
import type { StepContext } from '../../src/explain/context'
import { isRounded, readAnswer } from '../../src/explain/predict/answer'
import type { Quantity } from '../../src/explain/quantity'
import { numberOf } from '../../src/explain/value'
import { settled } from './settled'

/** A step that is predicted. */
export interface Predicted {
  readonly context: StepContext
  readonly results: readonly (Quantity | null)[] // of its operations
}

/** Where the walk is, once the page has settled. */
export async function placeOf(page: Page): Promise<{ readonly index: number; readonly count: number; readonly asks: boolean }> {
  await settled(page)
  return page.evaluate(() => {
    const { index, operations, asks } = window.downhill.page.getState().inside!
    return { index, count: operations.count('operation'), asks }
  })
}

export async function goToOperation(page: Page, index: number): Promise<void> {
  await page.evaluate(async (at) => (await window.downhill.loadInside()).goToOperation(at), index)
}

/** The step that is open. */
export function predictedStep(page: Page): Promise<Predicted> {
  return page.evaluate(() => {
    const { context, operations } = window.downhill.page.getState().inside!
    return { context, results: Array.from({ length: operations.count('operation') }, (_, k) => operations.at(k).result) }
  })
}

/** The number that an operation makes. */
export function rightAnswer({ context, results }: Predicted, index: number): number {
  return numberOf(context, results[index]!)
}

/** Numbers that follow the one that is asked for and are looked for, too. */
const COMING = 30

/** Texts, names and values in the page, of hints and for screen readers too, that read as a number from operation `index` on, and as none before. */
export async function answersInSight(page: Page, step: Predicted, index: number): Promise<string[]> {
  const { context, results } = step
  const numbers = (of: readonly (Quantity | null)[]) =>
    of.flatMap((one) => (one ? [one, ...made(one)] : [])).map((one) => numberOf(context, one))
  const known = [...givenIn(context), ...numbers(results.slice(0, index))]
  const open = numbers([...results.slice(index, index + COMING), results.at(-1)!])
  const texts = await textsOf(page)
  return texts.filter((text) =>
    (text.match(/[−-]?(?:\d+\.?\d*|\.\d+)(?:e[−-]?\d+)?/g) ?? []).some((token) => {
      const answer = readAnswer(token)
      if (answer === null || answer.digits < 3) return false
      return open.some((value) => isRounded(answer, value)) && !known.some((value) => isRounded(answer, value))
    }),
  )
}

function givenIn({ trace }: StepContext): number[] {
  const states = Object.values(trace.stateBefore).flatMap((values) => [...values])
  return [...trace.x, ...trace.y, ...trace.before, ...states, trace.learningRate]
}

/** What a node error is made of is shown with it. */
function made(result: Quantity): Quantity[] {
  if (result.kind !== 'delta') return []
  const { sample, layer, unit } = result
  return [
    { kind: 'slope', sample, layer, unit },
    { kind: 'back', sample, layer, unit },
    { kind: 'lossSlope', sample, unit },
  ]
}

function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = []
    for (const node of document.querySelectorAll('head > title, body, body *')) {
      if (node.matches('script, style, option') || node.closest('[hidden]')) continue
      for (const child of node.childNodes) if (child.nodeType === Node.TEXT_NODE) texts.push(child.textContent ?? '')
      for (const { name, value } of node.attributes) if (/^(aria-|title|alt|placeholder|data-words)/.test(name)) texts.push(value)
      if (node instanceof HTMLInputElement) texts.push(node.value)
    }
    return texts
  })
}
