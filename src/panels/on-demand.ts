import { lazy } from 'react'
import { linkCodec } from '../store'

// What the first sight does not need comes later: on demand, or when the browser is idle, so that all works offline after that.
const updates = () => import('../views/updates/UpdatesView')
const sample = () => import('../views/sample/SampleView')
const data = () => import('../views/data/DataTable')
const lastStep = () => import('./drawer/last-step')
const lecture = () => import('./lecture/Lecture')
const phone = () => import('./phone/Phone')
const scenarios = () => import('./header/ScenarioList')
const setup = () => import('./rail/SetupSettings')
const expression = () => import('./expression/ExpressionPage')
const inside = () => import('./inside/InsideStep')
const lectureFormula = () => import('./inside/LectureFormula')
const insidePhone = () => import('./inside/InsidePhone')
/** Momentum, dropout and the rate by one key. */
export const quickChanges = () => import('./lecture/quick-changes')
const compare = () => import('./compare/CompareLab')
const comparison = () => import('../store/comparison')
const hints = () => import('../ui/Hints')

export const UpdatesView = lazy(() => updates().then((module) => ({ default: module.UpdatesView })))
export const SampleView = lazy(() => sample().then((module) => ({ default: module.SampleView })))
export const DataTable = lazy(() => data().then((module) => ({ default: module.DataTable })))
export const AnatomyView = lazy(() => lastStep().then((module) => ({ default: module.AnatomyView })))
export const UnitView = lazy(() => lastStep().then((module) => ({ default: module.UnitView })))
export const Lecture = lazy(() => lecture().then((module) => ({ default: module.Lecture })))
export const Phone = lazy(() => phone().then((module) => ({ default: module.Phone })))
export const ScenarioList = lazy(() => scenarios().then((module) => ({ default: module.ScenarioList })))
export const SetupSettings = lazy(() => setup().then((module) => ({ default: module.SetupSettings })))
export const ExpressionPage = lazy(() => expression().then((module) => ({ default: module.ExpressionPage })))
export const InsideStep = lazy(() => inside().then((module) => ({ default: module.InsideStep })))
export const LectureFormula = lazy(() => lectureFormula().then((module) => ({ default: module.LectureFormula })))
export const LectureValues = lazy(() => lectureFormula().then((module) => ({ default: module.LectureValues })))
export const InsidePhone = lazy(() => insidePhone().then((module) => ({ default: module.InsidePhone })))
export const CompareLab = lazy(() => compare().then((module) => ({ default: module.CompareLab })))
export const Hints = lazy(() => hints().then((module) => ({ default: module.Hints })))

/** Doubles the run, to compare; or closes the second one. */
export function setComparing(on: boolean): void {
  void comparison().then((module) => (on ? module.beginComparison() : module.endComparison()))
}

/** Fetches everything that is loaded on demand. */
export function prefetch(): Promise<unknown> {
  return Promise.all([
    updates(),
    sample(),
    data(),
    lastStep(),
    lecture(),
    phone(),
    scenarios(),
    setup(),
    expression(),
    inside(),
    insidePhone(),
    lectureFormula(),
    compare(),
    hints(),
    linkCodec(),
  ])
}
