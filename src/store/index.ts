export {
  type AppState,
  app,
  type CompanionTab,
  type CompareTab,
  dismiss,
  type Moment,
  type Pace,
  type PhoneTab,
  say,
} from './app-store'
export { openDocument, openPreset, openScenario, restart, scenarioInForce } from './documents'
export { change } from './editing'
export { ghostRows, history, latestFrame, paintedFrame, trajectoryFor } from './frames'
export { latestLandscape, refitLandscape, subscribeLandscape } from './landscape-store'
export { openPage } from './open-page'
export { type DrawerTab, LECTURE_PANES, type LecturePane, TABLES } from './panes'
export { type Places, placesOf } from './places'
export { currentDocument, killWorker } from './runs'
export { copyLink, openFile, saveFile } from './sharing'
export { chosenSide, type Side, SideProvider, useApp, useSameShape, useSide } from './side'
export { start } from './start'
export { freshTrace, requestTrace } from './traces'
export type { TrajectoryValues } from './trajectory'
export { cancelSeek, epoch, pause, play, seek, setRate, step, stepBack, togglePlay } from './transport'
export { redo, undo } from './undo-actions'
export { select, setAxes, setLens, setNotation, setPane, setSample, setTheme, showSide, toggleLecture } from './view-actions'
