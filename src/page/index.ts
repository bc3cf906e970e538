export { openDocument, openDocuments, openPreset, openScenario, openScenarios, restart } from './documents/documents'
export { change } from './documents/editing'
export { sharing, start } from './documents/start'
export { redo, undo } from './documents/undo-actions'
export { cancelOpening } from './documents/when-loaded'
export { holdLandscape, isCurve, latestLandscape, refitLandscape, sizeLandscape, subscribeLandscape } from './questions/landscape'
export type { Run } from './run/create-run'
export { type Places, placesOf } from './run/places'
export { type Moment, scenarioInForce } from './run/run-state'
export type { TrajectoryValues } from './run/trajectory'
export {
  type CompanionTab,
  type CompareTab,
  dismiss,
  isCompared,
  type Pace,
  type PageState,
  type PhoneTab,
  page,
  say,
} from './state/page-state'
export { type DrawerTab, LECTURE_PANES, type LecturePane, TABLES } from './state/panes'
export {
  chosenRun,
  currentDocument,
  firstRun,
  freshTrace,
  ghostRows,
  history,
  killWorker,
  latestFrame,
  paintedFrame,
  requestTrace,
  trajectoryFor,
} from './state/runs'
export { cancelSeek, epoch, pause, play, seek, setRate, step, stepBack, togglePlay } from './state/transport'
export { RunProvider, usePage, useRun, useSameShape, useThisRun } from './state/use-run'
export {
  select,
  setAxes,
  setDrawn,
  setLens,
  setNotation,
  setOutput,
  setPainting,
  setPane,
  setPlane,
  setSample,
  setTheme,
  setWindow,
  toggleLecture,
} from './state/view-actions'
