import {
  currentDocument,
  firstRun,
  freshTrace,
  history,
  killWorker,
  latestFrame,
  latestLandscape,
  openPreset,
  page,
  paintedFrame,
  seek,
  setPane,
  trajectoryFor,
} from '../page'
import { resolveRef } from '../page/records/records'

/** Open a ready scenario as its card does, without the list, whose pictures would be drawn first. */
async function openScenario(name: string): Promise<void> {
  const { PRESETS } = await import('../document/presets/presets')
  const preset = PRESETS.find((one) => one.name === name)
  if (!preset) throw new Error(`no scenario “${name}”`)
  openPreset(preset)
  setPane('unit', preset.unit ?? 'function')
}

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
  openScenario,
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
