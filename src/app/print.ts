import { page } from '../page'
import './print.css'

/** A4 within its margins of 10 mm, in px. */
const PAPER = { long: 1040, short: 715 }
const HEADER_AND_FOOT = 140 // px
const REGIONS = '.app-stage, .app-drawer, .app-companion > *'

/** Before the page is printed: ink on white, every region in the size its picture was drawn in, all of them within one sheet. */
function prepare(): void {
  const root = document.documentElement
  root.dataset.theme = 'light'
  root.dataset.printing = ''
  const app = document.querySelector<HTMLElement>('.app')
  if (!app) return
  const regions = Array.from(app.querySelectorAll<HTMLElement>(REGIONS), (region) => ({ region, box: region.getBoundingClientRect() }))
  const heightOf = (selector: string) =>
    regions.filter(({ region }) => region.matches(selector)).reduce((sum, { box }) => sum + box.height, 0)
  const widest = (selector: string) => Math.max(0, ...regions.filter(({ region }) => region.matches(selector)).map(({ box }) => box.width))
  const [left, right] = [heightOf('.app-stage, .app-drawer'), heightOf('.app-companion > *')]
  const [stage, companion] = [widest('.app-stage'), widest('.app-companion > *')]
  const lab = app.dataset.layout === 'lab'
  // upright the companion's pictures lie below, beside each other as far as they go
  const rows = Math.max(1, Math.floor(stage / companion)) > 1 ? 0.75 * right : right
  const upright = lab
    ? { width: Math.max(stage, companion), height: left + rows + HEADER_AND_FOOT }
    : { width: innerWidth, height: innerHeight }
  const across = lab ? { width: stage + companion, height: Math.max(left, right) + HEADER_AND_FOOT } : upright
  const zoom = (size: typeof upright, width: number, height: number) => String(Math.min(1, width / size.width, height / size.height))
  const settings = {
    '--print-width': `${innerWidth}px`,
    '--print-height': `${innerHeight}px`,
    '--print-portrait': zoom(upright, PAPER.short, PAPER.long),
    '--print-landscape': zoom(across, PAPER.long, PAPER.short),
  }
  for (const [name, value] of Object.entries(settings)) app.style.setProperty(name, value)
  for (const { region, box } of regions) Object.assign(region.style, { width: `${box.width}px`, height: `${box.height}px` })
}

function tidyUp(): void {
  const root = document.documentElement
  root.dataset.theme = page.getState().theme
  delete root.dataset.printing
  for (const region of document.querySelectorAll<HTMLElement>(REGIONS)) Object.assign(region.style, { width: '', height: '' })
}

window.addEventListener('beforeprint', prepare)
window.addEventListener('afterprint', tidyUp)
