import {
  currentDocument,
  firstRun,
  freshTrace,
  history,
  killWorker,
  latestFrame,
  latestLandscape,
  page,
  paintedFrame,
  seek,
  trajectoryFor,
} from '../page'
import { resolveRef } from '../page/records/records'

const hooks = {
  run: firstRun.state,
  page,
  currentDocument,
  freshTrace,
  history,
  killWorker,
  loadInside: () => import('../page/inside/inside'),
  latestFrame,
  latestLandscape,
  paintedFrame,
  resolveRef,
  seek,
  trajectoryFor,
}

declare global {
  interface Window {
    downhill: typeof hooks // in test builds only
  }
}

/** Let end-to-end tests compare painted numbers with their records. */
export function install(): void {
  window.downhill = hooks
}
