import { createReadStream, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

/**
 * Serves a built site from this machine as a static host would, under the headers of its `_headers` file.
 * Port 0 takes any free one; a port with `search` is the first of up to 100 that are tried.
 * `base` is a path the site lives under, such as '/lab/'.
 * @param {{ folder: string, port?: number, search?: boolean, base?: string }} options folder: from the project's root
 * @returns {Promise<{ origin: string, address: string, close: () => Promise<void> }>}
 */
export async function serve({ folder, port = 4173, search = false, base = '/' }) {
  const site = resolve(root, folder)
  const rules = parseHeaders(readFileSync(join(site, '_headers'), 'utf8'))
  const prefix = `/${base.split('/').filter(Boolean).join('/')}/`.replace('//', '/')
  const server = createServer((request, response) => answer(site, rules, prefix, request, response))
  const taken = await listen(server, port, search ? port + 99 : port)
  const origin = `http://localhost:${taken}`
  return {
    origin,
    address: origin + prefix,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

function listen(server, port, last) {
  return new Promise((done, fail) => {
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE' && port < last) listen(server, port + 1, last).then(done, fail)
      else fail(error)
    })
    server.listen(port, 'localhost', () => done(server.address().port))
  })
}

function answer(site, rules, prefix, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Only GET and HEAD')
  const path = pathOf(request.url)
  if (path === null || !path.startsWith(prefix)) return refuse(response, 404, 'Not found')
  const inside = path.slice(prefix.length)
  const file = resolve(site, inside.endsWith('/') || inside === '' ? `${inside}index.html` : inside)
  const size = file.startsWith(site + sep) && !file.endsWith('_headers') ? sizeOf(file) : null
  if (size === null) return refuse(response, 404, 'Not found')
  const headers = headersFor(rules, `/${inside}`)
  response.writeHead(200, { ...headers, 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream', 'Content-Length': size })
  if (request.method === 'HEAD') response.end()
  else createReadStream(file).pipe(response)
}

function refuse(response, status, text) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' })
  response.end(text)
}

function pathOf(url) {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname)
  } catch {
    return null
  }
}

function sizeOf(file) {
  const stats = statSync(file, { throwIfNoEntry: false })
  return stats?.isFile() ? stats.size : null
}

/**
 * Reads a `_headers` file: a path pattern on a line of its own, its headers indented below.
 * @returns {{ pattern: string, headers: [string, string][] }[]}
 */
export function parseHeaders(text) {
  const rules = []
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue
    if (!/^\s/.test(line)) {
      rules.push({ pattern: line.trim(), headers: [] })
      continue
    }
    const colon = line.indexOf(':')
    rules.at(-1).headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()])
  }
  return rules
}

/** The headers of a path: all rules that match, a later one wins. */
export function headersFor(rules, path) {
  const matching = rules.filter(({ pattern }) => (pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern))
  return Object.fromEntries(matching.flatMap(({ headers }) => headers))
}
