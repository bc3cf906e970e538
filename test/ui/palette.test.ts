import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const [light, dark, darkLecture] = readFileSync('src/app/theme.css', 'utf8').split(':root[data-theme="dark"]')
const paletteOf = (css: string) => new Map(Array.from(css.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g), ([, name, color]) => [name!, color!]))
const PALETTES = [
  ['light', paletteOf(light!)],
  ['dark', paletteOf(dark!.slice(0, dark!.indexOf('}')))],
] as const

/** Relative luminance of a colour, 0..1 (WCAG 2.2). */
function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

test.each(PALETTES)('%s: fills and contours stand out from what they lie on, and texts can be read', (_, palette) => {
  const color = (name: string) => palette.get(name) ?? expect.fail(`no colour ${name}`)
  for (const fill of ['positive-fill', 'negative-fill', 'class-0', 'class-1'])
    expect(contrast(color(fill), color('panel')), fill).toBeGreaterThan(3)
  for (const text of ['positive', 'negative', 'ink-soft', 'ink-faint', 'forward', 'backward', 'update'])
    for (const ground of ['panel', 'raised']) expect(contrast(color(text), color(ground)), `${text} on ${ground}`).toBeGreaterThan(4.5)
  for (const phase of ['forward', 'backward', 'update']) {
    const tint = color(`${phase}-tint`)
    expect(contrast(tint, color('panel')), `${phase} of the unit of an operation`).toBeGreaterThan(1.15)
    expect(contrast(color(phase), tint), `mark of ${phase} on it`).toBeGreaterThan(3)
    expect(contrast(color('ink-soft'), tint), `text on it`).toBeGreaterThan(7)
  }
  expect(contrast(color('update'), color('on-ink')), 'Play').toBeGreaterThan(4.5)
  const ramp = Array.from({ length: 9 }, (__, k) => color(`loss-${k}`))
  expect(contrast(color('ink'), color('panel')), 'numbers of contours on their halo').toBeGreaterThan(4.5)
  for (const [k, loss] of ramp.entries()) expect(contrast(color('contour'), loss), `contour on loss-${k}`).toBeGreaterThan(3)
})

test.each(PALETTES)('%s: a larger loss is darker, in even steps', (_, palette) => {
  const lightness = Array.from({ length: 9 }, (__, k) => 116 * Math.cbrt(luminance(palette.get(`loss-${k}`)!)) - 16)
  const falls = lightness.slice(1).map((value, k) => lightness[k]! - value)
  for (const fall of falls) expect(fall).toBeGreaterThan(0.6 * Math.max(...falls))
})

test('a change of sign does not flash: both fills are about as light', () => {
  for (const [, palette] of PALETTES)
    expect(Math.abs(luminance(palette.get('positive-fill')!) - luminance(palette.get('negative-fill')!))).toBeLessThan(0.1)
})

test('in a lecture on a dark ground the test curves of two runs differ in lightness, from each other and from their training curves', () => {
  const palette = new Map([...PALETTES[1][1], ...paletteOf(darkLecture!.slice(0, darkLecture!.indexOf('}')))])
  const color = (name: string) => palette.get(name)!
  expect(contrast(color('test'), color('test-b'))).toBeGreaterThan(1.5)
  for (const [test, training] of [
    ['test', 'run-a'],
    ['test-b', 'run-b'],
  ] as const)
    expect(contrast(color(test), color(training)), test).toBeGreaterThan(1.25)
  for (const name of ['test', 'test-b', 'run-a', 'run-b']) expect(contrast(color(name), color('panel')), name).toBeGreaterThan(7)
})

type Color = readonly [number, number, number] // linear red, green, blue

/** How colours look to others: Machado, Oliveira and Fernandes 2009, at full strength. */
const SEEN_BY: Readonly<Record<string, readonly Color[]>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

function linear(color: string): Color {
  return [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as unknown as Color
}

/** CIE L*, a*, b* at a white of D65. */
function lab([r, g, b]: Color): Color {
  const f = (value: number) => (value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116)
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505)
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** L*, a*, b* of a colour as somebody sees it. */
function seen(color: string, matrix: readonly Color[]): Color {
  const [r, g, b] = linear(color)
  return lab(matrix.map(([x, y, z]) => Math.max(0, Math.min(1, x * r + y * g + z * b))) as unknown as Color)
}

/** Distance of two colours as somebody sees them; 2.3 can just be told apart side by side. */
function apart(a: string, b: string, matrix: readonly Color[]): number {
  const [one, other] = [seen(a, matrix), seen(b, matrix)]
  return Math.hypot(...one.map((value, k) => value - other[k]!))
}

/** Pairs that mean different things side by side, each with the least distance. Every one of them has a mark or a shape as well. */
const PAIRS: readonly (readonly [string, string, number])[] = [
  ['positive-fill', 'negative-fill', 40],
  ['positive', 'negative', 40],
  ['class-0', 'class-1', 40],
  ['class-0', 'class-2', 30],
  ['class-1', 'class-2', 15],
  ['run-a', 'run-b', 20],
  ['forward', 'backward', 30],
  ['backward', 'update', 30],
  ['forward-tint', 'backward-tint', 4],
  ['backward-tint', 'update-tint', 4],
]

describe.each(Object.entries(SEEN_BY))('to a person with %s vision', (_, matrix) => {
  test.each(PALETTES)('%s: signs, classes, runs and phases differ', (__, palette) => {
    const near = PAIRS.map(([a, b, least]) => ({ pair: `${a} and ${b}`, distance: apart(palette.get(a)!, palette.get(b)!, matrix), least }))
    expect(near.filter(({ distance, least }) => distance < least)).toEqual([])
  })

  test.each(PALETTES)('%s: a larger loss is darker, and contours lie clear of it', (__, palette) => {
    const lightness = Array.from({ length: 9 }, (___, k) => seen(palette.get(`loss-${k}`)!, matrix)[0])
    for (const [k, value] of lightness.slice(1).entries()) expect(lightness[k]! - value).toBeGreaterThan(2.3)
    for (let k = 0; k < 9; k++) expect(apart(palette.get('contour')!, palette.get(`loss-${k}`)!, matrix)).toBeGreaterThan(25)
  })
})
