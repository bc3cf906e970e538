import type { Page } from 'playwright-core'

/** A state of the page as text to compare: every painted number with its run and its reference, then what a screen reader finds. */
export async function recordOf(page: Page): Promise<string> {
  const painted = await page.evaluate(() =>
    Array.from(document.querySelectorAll('[data-ref]'), (node) => {
      const run = node.closest('[data-run]')?.getAttribute('data-run') ?? 'A'
      return [run, node.getAttribute('data-ref'), node.getAttribute('data-digits'), node.textContent].join(' ')
    }),
  )
  // which contours there are depends on the pictures on the way: they are kept while enough of them cross the present one
  const lasting = painted.filter((line) => !/ landscape:\d+\/level\//.test(line))
  return `${counted(lasting).join('\n')}\n\n${await page.locator('body').ariaSnapshot()}\n`
}

/** Each line once, in order, with how often it is there. */
function counted(lines: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([line, count]) => (count > 1 ? `${line} ×${count}` : line))
}
