import { afterEach, expect, test, vi } from 'vitest'
import { digits } from '../../../src/data/digits/held'
import type { DigitsSpec } from '../../../src/document/types'
import type { LoadEvent } from '../../../src/trainer/protocol'
import { createDataLoader, type OpenPacked, openBeside } from '../../../src/trainer/worker/load-data'
import { openPackedDigits } from '../../support/packed-digits'

afterEach(() => vi.unstubAllGlobals())

const choice = (training: number, parts: Partial<DigitsSpec> = {}): DigitsSpec => ({
  kind: 'digits',
  training,
  test: 20,
  augmentation: null,
  ...parts,
})
const COPIES = { shift: true, rotate: false, scale: false, skew: false, elastic: false, copies: 9, seed: 1 }

function loading(open: OpenPacked = openPackedDigits) {
  const events: LoadEvent[] = []
  const loader = createDataLoader(open, (event) => events.push(event))
  const ended = () => vi.waitUntil(() => events.find(({ type }) => type === 'loaded'))
  return { loader, events, ended }
}

test('a load tells its progress by credit and ends with the digits at hand', async () => {
  const { loader, events, ended } = loading()
  loader.take({ type: 'load', request: 1, data: choice(2000) })
  expect(await ended()).toEqual({ type: 'loaded', request: 1, problem: null })
  expect(events.length).toBe(2) // more is told only after the page has heard
  expect(events[0]).toMatchObject({ type: 'loading', request: 1, what: 'digits', of: 2020 })
  expect(digits(choice(2000)).X.rows).toBe(2020)
})

test('with credit the copies are counted too', async () => {
  const events: LoadEvent[] = []
  const loader = createDataLoader(openPackedDigits, (event) => {
    events.push(event)
    if (event.type === 'loading') loader.take({ type: 'heardLoading', request: event.request })
  })
  loader.take({ type: 'load', request: 4, data: choice(40, { augmentation: COPIES }) })
  await vi.waitUntil(() => events.some(({ type }) => type === 'loaded'))
  expect(events).toContainEqual({ type: 'loading', request: 4, what: 'copies', done: 352, of: 360 })
})

test('a cancelled load ends without a word and keeps nothing; the next one is on its own', async () => {
  const { loader, events, ended } = loading()
  const data = choice(200, { augmentation: COPIES })
  loader.take({ type: 'load', request: 1, data })
  loader.take({ type: 'cancelLoading' })
  loader.take({ type: 'load', request: 2, data: choice(30) })
  expect(await ended()).toEqual({ type: 'loaded', request: 2, problem: null })
  expect(events.filter(({ type, request }) => type === 'loaded' && request === 1)).toEqual([])
  expect(() => digits(data)).toThrow()
})

test('a file that does not come is named, and comes when it is tried again', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  const offline = loading(openBeside('https://a.example/assets/worker.js'))
  offline.loader.take({ type: 'load', request: 1, data: choice(50) })
  const message = 'The digits could not be loaded. The file digits-training.bin did not come. Are you offline?'
  expect(await offline.ended()).toEqual({ type: 'loaded', request: 1, problem: { place: 'digits', message } })
  const asked: string[] = []
  const packed = async (url: URL) => {
    asked.push(url.href)
    const stream = (await openPackedDigits(url.pathname.split('/').at(-1)!)).pipeThrough(
      new CompressionStream('gzip') as unknown as TransformStream<Uint8Array, Uint8Array>,
    )
    return new Response(stream as unknown as BodyInit)
  }
  vi.stubGlobal('fetch', packed)
  const online = loading(openBeside('https://a.example/assets/worker.js'))
  online.loader.take({ type: 'load', request: 2, data: choice(50) })
  expect(await online.ended()).toEqual({ type: 'loaded', request: 2, problem: null })
  expect(asked).toEqual(['https://a.example/assets/digits-training.bin', 'https://a.example/assets/digits-test.bin'])
})

test('several messages that need the same digits read them once', async () => {
  let opened = 0
  const { loader } = loading((name) => {
    opened += 1
    return openPackedDigits(name)
  })
  await Promise.all([loader.load(choice(77)), loader.load(choice(77))])
  expect(opened).toBe(2) // a file each of training and test images
})
