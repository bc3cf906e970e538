import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { headersFor, parseHeaders, serve } from '../../scripts/serve.mjs'

const headers = readFileSync(new URL('../../public/_headers', import.meta.url), 'utf8')
const site = mkdtempSync(join(tmpdir(), 'downhill-site-'))
const servers: { close: () => Promise<void> }[] = []

beforeAll(() => {
  mkdirSync(join(site, 'assets'))
  writeFileSync(join(site, '_headers'), headers)
  writeFileSync(join(site, 'index.html'), '<!doctype html>')
  writeFileSync(join(site, 'assets', 'a-1b2c.js'), 'export {}')
})
afterAll(async () => {
  for (const server of servers) await server.close()
  rmSync(site, { recursive: true })
})

async function started(options: { readonly search?: boolean; readonly port?: number; readonly base?: string } = {}) {
  const server = await serve({ folder: site, port: 0, ...options })
  servers.push(server)
  return server
}

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

test('every path is served under the policy, hashed assets as immutable', () => {
  const rules = parseHeaders(headers)
  for (const path of ['/', '/index.html', '/assets/worker-1.js']) {
    expect(headersFor(rules, path)['Content-Security-Policy']).toBe(POLICY)
    expect(headersFor(rules, path)['X-Content-Type-Options']).toBe('nosniff')
  }
  expect(headersFor(rules, '/assets/worker-1.js')['Cache-Control']).toContain('immutable')
  expect(headersFor(rules, '/')['Cache-Control']).not.toContain('immutable')
})

test('a page and its scripts come with type and headers', async () => {
  const { address } = await started()
  const page = await fetch(address)
  expect(page.status).toBe(200)
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(page.headers.get('content-security-policy')).toBe(POLICY)
  const script = await fetch(`${address}assets/a-1b2c.js`)
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(await script.text()).toBe('export {}')
})

test('what is not there, outside the site or not for reading is refused', async () => {
  const { address } = await started()
  for (const path of ['nothing.js', '_headers', 'assets', '..%2F..%2Fetc%2Fpasswd', '%E0%A4%A']) {
    expect((await fetch(address + path)).status, path).toBe(404)
  }
  expect((await fetch(address, { method: 'POST' })).status).toBe(405)
})

test('a site under a base path answers there only', async () => {
  const { origin, address } = await started({ base: '/lab/demo/' })
  expect(address).toBe(`${origin}/lab/demo/`)
  expect((await fetch(address)).status).toBe(200)
  expect((await fetch(`${address}assets/a-1b2c.js`)).headers.get('cache-control')).toContain('immutable')
  expect((await fetch(`${origin}/`)).status).toBe(404)
})

test('a taken port is passed over when searching, and is an error otherwise', async () => {
  const first = await started()
  const port = Number(new URL(first.origin).port)
  await expect(started({ port })).rejects.toThrow('EADDRINUSE')
  const second = await started({ port, search: true })
  expect(second.origin).not.toBe(first.origin)
})
