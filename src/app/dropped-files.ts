import { say, sharing } from '../page'

/** Opens a file that is dropped anywhere on the page, as Open does. Text that is dragged goes where it is dropped. */
export function listenToDrops(): () => void {
  const over = (event: DragEvent) => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    mark(true)
  }
  const leave = (event: DragEvent) => {
    if (event.relatedTarget === null) mark(false) // out of the window
  }
  const drop = (event: DragEvent) => {
    mark(false)
    if (!holdsFiles(event)) return
    event.preventDefault() // or the browser would leave the page for the file
    const [file, ...others] = event.dataTransfer?.files ?? []
    if (others.length > 0) say('error', `Drop one file at a time, not ${others.length + 1}.`)
    else if (file) void sharing().then(({ openChosenFile }) => openChosenFile(file))
  }
  const listeners = { dragover: over, dragleave: leave, drop } as const
  for (const [type, listener] of Object.entries(listeners)) addEventListener(type as 'drop', listener)
  return () => {
    for (const [type, listener] of Object.entries(listeners)) removeEventListener(type as 'drop', listener)
  }
}

function holdsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false
}

/** Show that a drop here opens the file. */
function mark(on: boolean): void {
  document.documentElement.toggleAttribute('data-drop', on)
}
