const NAMES = [
  'ink',
  'inkSoft',
  'inkFaint',
  'panel',
  'raised',
  'line',
  'lineStrong',
  'positive',
  'negative',
  'positiveFill',
  'negativeFill',
  'forward',
  'backward',
  'update',
  'runA',
  'runB',
  'test',
  'testB',
  'contour',
  'ghost',
  'focus',
  'warning',
] as const

/** The custom properties of theme.css for canvas, where CSS does not reach. Hex colours. */
export interface ThemeColors extends Readonly<Record<(typeof NAMES)[number], string>> {
  readonly layers: readonly string[] // --layer-0..--layer-5
  readonly classes: readonly string[] // --class-0..--class-5
  readonly losses: readonly string[] // --loss-0..--loss-8, small loss first
  readonly stroke: number // px of a plain line
  readonly font: string // family
}

let cached: { readonly key: string; readonly colors: ThemeColors } | null = null

/** The colours in force. Cached until the theme or the lecture mode of the page changes. */
export function themeColors(): ThemeColors {
  const { theme = '', lecture } = document.documentElement.dataset
  const key = `${theme}/${lecture === undefined ? 'lab' : 'lecture'}` // the attribute is empty when it is there
  if (cached?.key !== key) cached = { key, colors: readColors() }
  return cached.colors
}

/** Calls back after the page took another theme, or entered or left the lecture mode. */
export function subscribeTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-lecture'] })
  return () => observer.disconnect()
}

/** Red, green and blue, 0..255, of a colour written as #rrggbb. @throws RangeError for another notation */
export function rgbOf(color: string): readonly [number, number, number] {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color)
  if (!match) throw new RangeError(`a colour is written #rrggbb, not ${color}`)
  return [Number.parseInt(match[1]!, 16), Number.parseInt(match[2]!, 16), Number.parseInt(match[3]!, 16)]
}

function readColors(): ThemeColors {
  const style = getComputedStyle(document.documentElement)
  const value = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const range = (name: string, count: number) => Array.from({ length: count }, (_, k) => longHex(value(`${name}-${k}`)))
  const color = (name: string) => longHex(value(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)))
  return {
    ...(Object.fromEntries(NAMES.map((name) => [name, color(name)])) as Record<(typeof NAMES)[number], string>), // of each name one
    layers: range('layer', 6),
    classes: range('class', 6),
    losses: range('loss', 9),
    stroke: Number.parseFloat(value('stroke')) || 1.5,
    font: value('font'),
  }
}

// the build shortens #ffffff to #fff
function longHex(color: string): string {
  return /^#[0-9a-f]{3}$/i.test(color) ? `#${[...color.slice(1)].map((digit) => digit + digit).join('')}` : color
}
