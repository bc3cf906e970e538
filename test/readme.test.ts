import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const { dependencies, devDependencies, scripts } = JSON.parse(read('package.json'))
const readme = read('README.md')

test('the README gives a reason for every dependency, and for no other', () => {
  const rows = readme.split('\n').filter((line) => /^\| (?!-|Ships|For|Command|`)/.test(line))
  const named = rows.flatMap((line) =>
    line
      .split('|')[1]
      .split(',')
      .map((name) => name.trim()),
  )
  expect(named.sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort())
})

test('every command in the README exists', () => {
  const commands = [...readme.matchAll(/npm run ([a-z0-9]+(?::[a-z0-9]+)?)/g)].map((match) => match[1])
  expect(commands.length).toBeGreaterThan(5)
  for (const command of commands) expect(Object.keys(scripts)).toContain(command)
})
