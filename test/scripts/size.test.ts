import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { firstLoad } from '../../scripts/size.mjs'

const FILES: Readonly<Record<string, string>> = {
  'index.html': `<script type="module" crossorigin src="./assets/main-1.js"></script>
<link rel="modulepreload" crossorigin href="./assets/shared-1.js"><link rel="stylesheet" href="./assets/main-1.css">
<link rel="icon" href="./favicon.svg">`,
  'assets/main-1.js': `import{a as b}from"./chunk-1.js";import"./effect-1.js";import("./later-1.js");new Worker(new URL(\`work-1.js\`,import.meta.url))`,
  'assets/shared-1.js': 'export const a=1',
  'assets/chunk-1.js': 'export{c as a}from"./deep-1.js"',
  'assets/effect-1.js': '1',
  'assets/deep-1.js': 'export const c=2',
  'assets/work-1.js': 'import{c}from"./deep-1.js"',
  'assets/main-1.css': 'a{}',
  'assets/later-1.js': 'export const later=1',
  'assets/orphan-1.js': '1',
  'favicon.svg': '<svg/>',
}

test('the first load is what the page names and all that those files fetch by themselves, workers included', () => {
  const site = mkdtempSync(join(tmpdir(), 'downhill-size-'))
  mkdirSync(join(site, 'assets'))
  for (const [file, content] of Object.entries(FILES)) writeFileSync(join(site, file), content)
  const files = firstLoad(site)
  rmSync(site, { recursive: true })
  expect(files.map(({ file }) => file).sort()).toEqual(
    ['chunk', 'deep', 'effect', 'main', 'shared', 'work']
      .map((name) => `assets/${name}-1.js`)
      .concat('assets/main-1.css')
      .sort(),
  )
  for (const { bytes } of files) expect(bytes).toBeGreaterThan(0)
})
