import type { Dataset } from '../dataset'
import { makeCopies } from './copies'
import files from './files.json'
import { type DigitsChoice, heldDigits, keep } from './held'
import { INK, PIXELS } from './image'

interface DigitFile {
  readonly name: string
  readonly part: 'training' | 'test'
  readonly from: number
  readonly count: number
}

/** The files that MNIST is packed in: `count` labels of a byte, then their images. What most people need is the first of each part. */
export const DIGIT_FILES = files as readonly DigitFile[]

const CLASSES = 10
const NAMES = Array.from({ length: CLASSES }, (_, digit) => String(digit))

interface Digits {
  readonly images: Uint8Array // test rows, training rows, then changed copies of these: the same row whatever is added
  readonly labels: Uint8Array
}

/** How far a load is. */
export interface Loading {
  readonly what: 'digits' | 'copies'
  readonly done: number // images
  readonly of: number
}

/** What a load needs of where it runs. */
export interface LoadHooks {
  /** Opens one file, unpacked. */
  readonly open: (name: string) => Promise<ReadableStream<Uint8Array>>
  readonly progress: (loading: Loading) => void
  /** Lets other work go on; rejects when nobody waits for the digits any more. */
  readonly rest: () => Promise<void>
}

/**
 * Reads the digits of a choice, once, before their data set can be asked for. Each byte goes to its place as it comes, so that no
 * image is in memory twice. @throws Error when a file does not come or ends early
 */
export async function loadDigits(choice: DigitsChoice, hooks: LoadHooks): Promise<void> {
  try {
    keep(choice, heldDigits(choice) ?? datasetOf(await readDigits(choice, hooks)))
  } catch (error) {
    keep(choice, error instanceof Error ? error.message : String(error))
    throw error
  }
}

async function readDigits({ training, test, augmentation = null }: DigitsChoice, { open, progress, rest }: LoadHooks): Promise<Digits> {
  const read = training + test
  const copies = training * (augmentation?.copies ?? 0)
  const digits = { images: new Uint8Array((read + copies) * PIXELS), labels: new Uint8Array(read + copies) }
  let done = 0
  const tell = (part: number) => progress({ what: 'digits', done: done + part, of: read })
  for (const { name, part, from, count } of DIGIT_FILES) {
    const wanted = Math.min(count, (part === 'test' ? test : training) - from)
    if (wanted <= 0) continue
    const row = from + (part === 'test' ? 0 : test)
    const labels = digits.labels.subarray(row, row + wanted)
    const images = digits.images.subarray(row * PIXELS, (row + wanted) * PIXELS)
    const places = [labels, new Uint8Array(count - wanted), images] // the labels that are not wanted lie between
    await fill(places, name, await open(name), (at) => tell(Math.min(wanted, Math.max(0, Math.floor((at - count) / PIXELS)))))
    done += wanted
    tell(0)
  }
  if (augmentation) {
    for (let at = read; at < read + copies; at += training) digits.labels.copyWithin(at, test, read)
    const originals = digits.images.subarray(test * PIXELS, read * PIXELS)
    const changed = digits.images.subarray(read * PIXELS)
    await makeCopies(originals, changed, augmentation, (made) => progress({ what: 'copies', done: made, of: copies }), rest)
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
    const { done, value } = await reader.read().catch(() => {
      throw new Error(`The file ${name} broke off after ${bytes} bytes.`)
    })
    if (done) throw new Error(`The file ${name} ends after ${bytes} bytes.`)
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

/** The data set: pixels 0 (paper) to 1 (ink), ten classes one-hot. */
function datasetOf({ images, labels }: Digits): Dataset {
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
