import { app, currentDocument, freshTrace, history, killWorker, latestFrame, latestLandscape, paintedFrame, seek } from '../store'
import { resolveRef } from '../store/records'

const hooks = { app, currentDocument, freshTrace, history, killWorker, latestFrame, latestLandscape, paintedFrame, resolveRef, seek }

declare global {
  interface Window {
    downhill: typeof hooks // in test builds only
  }
}

/** Lets end-to-end tests compare what is painted with the records it came from. */
export function install(): void {
  window.downhill = hooks
}
