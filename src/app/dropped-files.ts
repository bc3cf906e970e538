import { say } from '../page'
import { openChosenFile } from '../page/documents/sharing'
import './dropped-files.css'

// Opens a file that is dropped anywhere on the page, as Open does. Text that is dragged goes where it is dropped.
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

function holdsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false
}

/** Show that a drop here opens the file. */
function mark(on: boolean): void {
  document.documentElement.toggleAttribute('data-drop', on)
}
