import type { Dataset, Split } from '../dataset'
import files from './files.json'
import { INK, PIXELS } from './image'

/** How many images of each part of MNIST, from the first on. */
export interface DigitsChoice {
  readonly training: number
  readonly test: number
}

interface DigitFile {
  readonly name: string
  readonly part: keyof DigitsChoice
  readonly from: number
  readonly count: number
}

/** The files that MNIST is packed in: `count` labels of a byte, then their images. What most people need is the first of each part. */
export const DIGIT_FILES = files as readonly DigitFile[]

const CLASSES = 10
const NAMES = Array.from({ length: CLASSES }, (_, digit) => String(digit))
const HELD = 2 // choices kept: the data of two runs that are compared

interface Digits {
  readonly images: Uint8Array // training rows, then test rows
  readonly labels: Uint8Array
}

/** Opens one file, unpacked. */
export type OpenFile = (name: string) => Promise<ReadableStream<Uint8Array>>

const held = new Map<string, Digits>()
const keyOf = ({ training, test }: DigitsChoice) => `${training} ${test}`

/**
 * Reads the digits of a choice, once, before their data set can be asked for. Each byte goes to its place as it comes, so that no
 * image is in memory twice. `progress` hears how many images are there. @throws Error when a file ends early
 */
export async function loadDigits(choice: DigitsChoice, open: OpenFile, progress: (images: number) => void): Promise<void> {
  const key = keyOf(choice)
  const known = held.get(key)
  held.delete(key)
  held.set(key, known ?? (await readDigits(choice, open, progress)))
  for (const old of [...held.keys()].slice(0, -HELD)) held.delete(old)
}

async function readDigits(choice: DigitsChoice, open: OpenFile, progress: (images: number) => void): Promise<Digits> {
  const rows = choice.training + choice.test
  const digits = { images: new Uint8Array(rows * PIXELS), labels: new Uint8Array(rows) }
  let done = 0
  for (const { name, part, from, count } of DIGIT_FILES) {
    const wanted = Math.min(count, choice[part] - from)
    if (wanted <= 0) continue
    const row = from + (part === 'test' ? choice.training : 0)
    const labels = digits.labels.subarray(row, row + wanted)
    const images = digits.images.subarray(row * PIXELS, (row + wanted) * PIXELS)
    const places = [labels, new Uint8Array(count - wanted), images] // the labels that are not wanted lie between
    await fill(places, name, await open(name), (at) => progress(done + Math.min(wanted, Math.max(0, Math.floor((at - count) / PIXELS)))))
    done += wanted
    progress(done)
  }
  return digits
}

/** Fills each place after the other with what a file holds; the rest of the file is not read. */
async function fill(
  places: readonly Uint8Array[],
  name: string,
  file: ReadableStream<Uint8Array>,
  at: (bytes: number) => void,
): Promise<void> {
  const reader = file.getReader()
  const left = places.filter(({ length }) => length > 0)
  let place = left.shift()
  let offset = 0
  let bytes = 0
  while (place) {
    const { done, value } = await reader.read()
    if (done) throw new Error(`${name} ends after ${bytes} bytes`)
    bytes += value.length
    let used = 0
    while (place && used < value.length) {
      const part = value.subarray(used, used + place.length - offset)
      place.set(part, offset)
      used += part.length
      offset += part.length
      if (offset < place.length) break
      place = left.shift()
      offset = 0
    }
    at(bytes)
  }
  await reader.cancel()
}

/** The data set of a choice: pixels 0 (paper) to 1 (ink), ten classes one-hot. @throws Error before it was loaded */
export function digits(choice: DigitsChoice): Dataset {
  const found = held.get(keyOf(choice))
  if (!found) throw new Error('the digits have not been loaded')
  const { images, labels } = found
  const targets = new Float64Array(labels.length * CLASSES)
  for (let row = 0; row < labels.length; row++) targets[row * CLASSES + labels[row]!] = 1
  return {
    X: { rows: labels.length, columns: PIXELS, values: images, divisor: INK },
    Y: { rows: labels.length, columns: CLASSES, values: targets },
    inputNames: Array.from({ length: PIXELS }, (_, k) => `x${k + 1}`),
    outputNames: NAMES,
    classNames: NAMES,
    task: 'classes',
  }
}

/** Its training and test rows, as MNIST parts them. */
export function digitsSplit({ training, test }: DigitsChoice): Split {
  const rows = (from: number, count: number) => Int32Array.from({ length: count }, (_, k) => from + k)
  return { train: rows(0, training), test: rows(training, test) }
}
