import { say } from '../page'
import { openChosenFile } from '../page/documents/sharing'
import './brought-files.css'

// Opens a file that is dropped anywhere on the page, as Open does, and a table that is pasted outside of a field. Text that is dragged goes where it is dropped.
addEventListener('dragover', (event) => {
  if (!holdsFiles(event)) return
  event.preventDefault()
  mark(true)
})
addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) mark(false) // out of the window
})
addEventListener('drop', (event) => {
  mark(false)
  if (!holdsFiles(event)) return
  event.preventDefault() // or the browser would leave the page for the file
  const [file, ...others] = event.dataTransfer?.files ?? []
  if (others.length > 0) say('error', `Drop one file at a time, not ${others.length + 1}.`)
  else if (file) void openChosenFile(file)
})

addEventListener('paste', (event) => {
  const { target, clipboardData } = event
  const inField = target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog')
  if (inField || document.querySelector('dialog[open]') || !clipboardData) return
  const [file] = clipboardData.files
  const text = clipboardData.getData('text/plain')
  if (!file && !/\n./.test(text.trim())) return // rows of a table have more than one line
  event.preventDefault()
  if (file) void openChosenFile(file)
  else void import('../page/tables/offer-table').then(({ offerTable }) => offerTable(text, 'pasted table'))
})

function holdsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false
}

/** Show that a drop here opens the file. */
function mark(on: boolean): void {
  document.documentElement.toggleAttribute('data-drop', on)
}
