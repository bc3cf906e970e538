export { differenceOf, endComparison, showRun } from './comparison'
export type { Run } from './create-run'
export { openDocument, openDocuments, openPreset, openScenario, openScenarios, restart } from './documents'
export { change } from './editing'
export { latestLandscape, refitLandscape, subscribeLandscape } from './landscape-store'
export { openPage } from './open-page'
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
} from './page-state'
export { type DrawerTab, LECTURE_PANES, type LecturePane, TABLES } from './panes'
export { type Places, placesOf } from './places'
export { type Moment, scenarioInForce } from './run-state'
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
} from './runs'
export { copyLink, openFile, saveFile } from './sharing'
export { start } from './start'
export type { TrajectoryValues } from './trajectory'
export { cancelSeek, epoch, pause, play, seek, setRate, step, stepBack, togglePlay } from './transport'
export { redo, undo } from './undo-actions'
export { RunProvider, usePage, useRun, useSameShape, useThisRun } from './use-run'
export { select, setAxes, setLens, setNotation, setPane, setSample, setTheme, toggleLecture } from './view-actions'
