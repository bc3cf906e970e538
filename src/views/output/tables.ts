import { lazy } from 'react'

// The default shows a plane: what stands in its place comes later.
const bars = () => import('./Bars')
const confusion = () => import('./ConfusionMatrix')

const perceptron = () => import('./perceptron')

export const LastMistake = lazy(() => perceptron().then((module) => ({ default: module.LastMistake })))
export const LineBefore = lazy(() => perceptron().then((module) => ({ default: module.LineBefore })))
export const Bars = lazy(() => bars().then((module) => ({ default: module.Bars })))
export const ConfusionMatrix = lazy(() => confusion().then((module) => ({ default: module.ConfusionMatrix })))

/** Fetches them, when the browser is idle. */
export function prefetchTables(): Promise<unknown> {
  return Promise.all([bars(), confusion(), perceptron()])
}
