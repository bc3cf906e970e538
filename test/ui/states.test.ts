import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const CSS = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css'))
  .map((path) => readFileSync(`src/${path}`, 'utf8'))
  .join('\n')
const SELECTORS = CSS.replace(/\/\*[\s\S]*?\*\//g, '')
  .match(/[^{}]+(?=\{)/g)!
  .map((selector) => selector.trim())

/** Whether a rule names the kind together with the state. */
function hasState(kind: string, state: string): boolean {
  return SELECTORS.some(
    (selector) => selector.includes(state) && new RegExp(`(^|[\\s(,])${kind.replaceAll('.', '\\.')}(?![\\w-])`).test(selector),
  )
}

test.each(['.button', '.segments label', '.tab', 'summary', '.card', '.select', '.graph-item', '.digits-tile'])(
  '%s looks different under the pointer and while it is pressed',
  (kind) => {
    expect(hasState(kind, ':hover')).toBe(true)
    expect(hasState(kind, ':active')).toBe(true)
  },
)

test('so does every other button', () => {
  const kinds = new Set(
    readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.tsx'))
      .flatMap((path) =>
        Array.from(readFileSync(`src/${path}`, 'utf8').matchAll(/<button\b[^>]*?className="([\w-]+)/g), ([, name]) => name!),
      ),
  )
  expect(kinds.size).toBeGreaterThan(8)
  const except = SELECTORS.find((selector) => /^:is\(button:not\(.*\):hover$/.test(selector))!
  for (const kind of kinds) if (except.includes(`.${kind}`)) expect(hasState(`.${kind}`, ':active'), kind).toBe(true)
})

test('whatever has the focus of the keyboard has an outline, and a button of words alone has a border', () => {
  expect(SELECTORS.some((selector) => selector.split(',')[0]!.trim() === ':focus-visible')).toBe(true)
  expect(CSS).toMatch(/\.button\[data-variant="plain"\]:not\(:has\(svg\)\) \{\s*border-color/)
})

test('texts have three sizes; the loss and the formula of a step have their own', () => {
  const sizes = new Set(Array.from(CSS.matchAll(/font-size: (var\(--[\w-]+\))/g), ([, size]) => size))
  expect([...sizes].sort()).toEqual(['var(--text-formula)', 'var(--text-l)', 'var(--text-loss)', 'var(--text-m)', 'var(--text-s)'])
})
