import { lazy, Suspense } from 'react'
import { isCurve, useRun } from '../../page'
import type { ViewSize } from '../view-size'

const CurveView = lazy(() => import('./curve/CurveView').then((module) => ({ default: module.CurveView })))
const MapView = lazy(() => import('./MapView').then((module) => ({ default: module.MapView })))

/** The loss on the training rows: a map over two parameters, or the curve over the one that is trained. Loaded after the first frame, as its numbers are. */
export function LandscapeView(size: ViewSize) {
  const View = useRun(isCurve) ? CurveView : MapView
  return (
    <Suspense fallback={<div className="view" style={{ width: size.width, height: size.height }} />}>
      <View {...size} />
    </Suspense>
  )
}
