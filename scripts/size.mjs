import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'

const LIMIT_KB = 180

/**
 * Script and style that the first load of a built site fetches: what index.html names, what those files import
 * without being asked (static imports, worker scripts), and so on. Chunks loaded on demand are not part of it.
 * @param {string} site folder with index.html
 * @returns {{ file: string, bytes: number }[]} gzip sizes, largest first
 */
export function firstLoad(site) {
  const seen = new Map()
  const queue = linked(readFileSync(join(site, 'index.html'), 'utf8')).map((path) => join(site, path))
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    if (seen.has(file) || !existsSync(file)) continue
    const content = readFileSync(file)
    seen.set(file, gzipSync(content, { level: 9 }).length)
    if (file.endsWith('.js')) queue.push(...fetched(content.toString()).map((path) => join(dirname(file), path)))
  }
  return [...seen].map(([file, bytes]) => ({ file: relative(site, file), bytes })).sort((a, b) => b.bytes - a.bytes)
}

/** Scripts, module preloads and style sheets of a page. */
function linked(html) {
  return [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map((match) => match[1])
}

/** Static imports and workers of a script; imports in brackets are made on demand. */
function fetched(script) {
  const imports = [...script.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g)].map((match) => match[1])
  const workers = [...script.matchAll(/new URL\(\s*["'`]([^"'`]+\.js)["'`]/g)].map((match) => match[1])
  return [...imports, ...workers]
}

/** Prints the table; answers whether the first load is within the limit. */
export function checkSize(site) {
  const files = firstLoad(site)
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  for (const { file, bytes } of files) console.log(`${(bytes / 1000).toFixed(1).padStart(8)} KB  ${file}`)
  console.log(`${(total / 1000).toFixed(1).padStart(8)} KB  first load, gzip (limit ${LIMIT_KB} KB)`)
  return files.length > 0 && total <= LIMIT_KB * 1000
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const site = fileURLToPath(new URL('../dist', import.meta.url))
  if (!checkSize(site)) process.exitCode = 1
}
