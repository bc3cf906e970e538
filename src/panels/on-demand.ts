import { lazy } from 'react'
import { linkCodec } from '../store'
import type { LandscapeParts } from '../views/landscape/parts'
import { prefetchTables } from '../views/output/tables'

// What the first sight does not need comes later: on demand, or when the browser is idle, so that all works offline after that.
const later = () => import('./later/panels')
const inside = () => import('./later/inside')

export const TableView = lazy(() => later().then((module) => ({ default: module.TableView })))
export const HealthCount = lazy(() => later().then((module) => ({ default: module.HealthCount })))
export const Lecture = lazy(() => later().then((module) => ({ default: module.Lecture })))
export const CurvesTable = lazy(() => later().then((module) => ({ default: module.CurvesTable })))
export const Phone = lazy(() => later().then((module) => ({ default: module.Phone })))
export const ScenarioList = lazy(() => later().then((module) => ({ default: module.ScenarioList })))
export const SetupSettings = lazy(() => later().then((module) => ({ default: module.SetupSettings })))
export const ExpressionPage = lazy(() => later().then((module) => ({ default: module.ExpressionPage })))
export const CompareLab = lazy(() => later().then((module) => ({ default: module.CompareLab })))
export const CompareRail = lazy(() => later().then((module) => ({ default: module.CompareRail })))
export const Hints = lazy(() => later().then((module) => ({ default: module.Hints })))
export const DropoutSettings = lazy(() => later().then((module) => ({ default: module.DropoutSettings })))
export const OptimizerSettings = lazy(() => later().then((module) => ({ default: module.OptimizerSettings })))
export const PenaltySettings = lazy(() => later().then((module) => ({ default: module.PenaltySettings })))
export const ScheduleSettings = lazy(() => later().then((module) => ({ default: module.ScheduleSettings })))
export const StoppingSettings = lazy(() => later().then((module) => ({ default: module.StoppingSettings })))
export const MoreTransport = lazy(() => later().then((module) => ({ default: module.MoreTransport })))
export const StoppedNote = lazy(() => later().then((module) => ({ default: module.StoppedNote })))
export const InsideStep = lazy(() => inside().then((module) => ({ default: module.InsideStep })))
export const LectureFormula = lazy(() => inside().then((module) => ({ default: module.LectureFormula })))
export const LectureValues = lazy(() => inside().then((module) => ({ default: module.LectureValues })))
export const Outline = lazy(() => inside().then((module) => ({ default: module.Outline })))
export const InsidePhone = lazy(() => inside().then((module) => ({ default: module.InsidePhone })))

export const landscapeParts: LandscapeParts = {
  Layer: lazy(() => later().then((module) => ({ default: module.LandscapeLayer }))),
  Switches: lazy(() => later().then((module) => ({ default: module.LandscapeSwitches }))),
  Tables: lazy(() => later().then((module) => ({ default: module.LandscapeTables }))),
}

/** Doubles the run, to compare; or closes the second one. */
export function setComparing(on: boolean): void {
  void later().then((module) => (on ? module.beginComparison() : module.endComparison()))
}

/** The key K. */
export function cyclePin(): void {
  void later().then((module) => module.cyclePin())
}

/** Fetches everything that is loaded on demand. */
export function prefetch(): Promise<unknown> {
  return Promise.all([later(), inside(), linkCodec(), prefetchTables()])
}
