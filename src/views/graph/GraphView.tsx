import { lazy, Suspense, useState } from 'react'
import { isImages } from '../../data/digits/image'
import { isCompared, usePage, useRun, useThisRun } from '../../page'
import { Sized } from '../../ui/Sized'
import { useTextPx } from '../use-text-px'
import type { ViewSize } from '../view-size'
import { GraphBar } from './GraphBar'
import { GraphStage } from './GraphStage'
import type { Moment } from './paint/values'

const NetworkImages = lazy(() => import('../digits/network/NetworkImages').then((module) => ({ default: module.NetworkImages })))
const InsideBar = lazy(() => import('./InsideBar').then((module) => ({ default: module.InsideBar })))

/** In units of small text: narrower, and the bar and the legend use short forms. */
const COMPACT_EM = 46
/** Narrower, and the bar drops a word. */
const TIGHT_EM = 66

/** The network: units, weights and the loss, under one lens, for one sample. */
export function GraphView({ width, height }: ViewSize) {
  const ready = useRun((state) => state.network !== null && state.dataset !== null)
  const images = useRun((state) => state.dataset !== null && isImages(state.dataset))
  const inside = usePage((state) => state.inside !== null)
  const compared = usePage(isCompared)
  const { mark, state } = useThisRun()
  const textPx = useTextPx()
  const moment = useRun((state) => state.moment)
  const setMoment = (next: Moment) => state.setState({ moment: next })
  const [beforeOffered, setBeforeOffered] = useState(false)
  if (!ready) return <section className="view graph" style={{ width, height }} aria-label="Network graph" />
  const compact = width < COMPACT_EM * textPx
  return (
    <section
      className="view graph"
      style={{ width, height }}
      aria-label={compared ? `Network graph of run ${mark}` : 'Network graph'}
      data-compact={compact || undefined}
      data-tight={width < TIGHT_EM * textPx || undefined}
    >
      {inside ? (
        <Suspense fallback={<div className="graph-bar" />}>
          <InsideBar compact={compact} />
        </Suspense>
      ) : (
        <GraphBar compact={compact} moment={beforeOffered ? moment : 'after'} beforeOffered={beforeOffered} onMoment={setMoment} />
      )}
      <Sized className="graph-room">
        {(size) => {
          const props = { ...size, textPx, compact, moment, onBeforeOffered: setBeforeOffered }
          return images ? <NetworkImages {...props} /> : <GraphStage {...props} onEdit={() => setMoment('after')} />
        }}
      </Sized>
    </section>
  )
}
