import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** What a build holds of references: their grammar as templates, and the marks of painted numbers. */
function marksIn(folder: string): string[] {
  const scripts = readdirSync(`${folder}/assets`).filter((name) => name.endsWith('.js'))
  return scripts.flatMap(
    (name) => readFileSync(`${folder}/assets/${name}`, 'utf8').match(/data-ref|data-digits|`(?:\w+|\$\{\w+\}):\$\{[^`]*\}\//g) ?? [],
  )
}

test('the site makes no references of painted numbers, the build for tests does', () => {
  expect(marksIn('dist')).toEqual([])
  const marks = marksIn('dist-test')
  for (const mark of ['data-ref', 'data-digits']) expect(marks).toContain(mark)
  expect(marks.some((mark) => mark.startsWith('`'))).toBe(true)
})
