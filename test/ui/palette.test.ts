import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

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
