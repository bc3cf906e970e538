import { useEffect, useState } from 'react'
import { say, setPainting, useRun } from '../../../page'
import { Button } from '../../../ui/Button'
import { Refusal, Segments } from '../../../ui/Choice'
import { Dialog } from '../../../ui/Dialog'
import { Sized } from '../../../ui/Sized'
import { counted } from '../../../words/counted'
import { shapeOf, shapePath } from '../../output/geometry/shapes'
import { openRows } from '../edit/open-rows'
import { PaintPlane, type Tool } from './PaintPlane'
import { PointsTable } from './PointsTable'
import { classesOf, countWords, EMPTY, type Kind, type Painting, paintingOf, rowsOf, spotsOf, whyUnready, withoutSpots } from './painting'
import { usePainting } from './use-painting'
import './paint.css'

const KINDS = [
  { value: 'two', label: '2 classes' },
  { value: 'three', label: '3 classes' },
  { value: 'curve', label: 'a curve' },
] as const satisfies readonly { readonly value: Kind; readonly label: string }[]

const SUMMARY = 'Points you painted: add or erase some under Data, and see what happens to the run.'

/** Of fewer points none is kept for the test: it could be the only one of its class. */
const FEW = 20

/** What was painted and not used, for when the dialog is opened again. */
let unused: Painting | null = null

/** Points are painted, and a new run begins with them as its rows. */
export function PaintDialog() {
  const dataset = useRun((state) => state.dataset)
  const typed = useRun((state) => state.document.scenario.data.kind === 'rows')
  const present = dataset && paintingOf(dataset)
  const [words, setWords] = useState('')
  const { painting, change, undo, canUndo } = usePainting(
    () => unused ?? (typed ? present : null) ?? EMPTY,
    () => setWords('The last change is undone.'),
  )
  const [chosen, setTool] = useState<Tool>(0)
  const [refused, setRefused] = useState<string | null>(null)
  useEffect(() => {
    unused = spotsOf(painting).length > 0 ? painting : null
    setRefused(null)
  }, [painting])
  const classes = classesOf(painting)
  const tool = chosen === 'erase' || chosen < classes.length ? chosen : 0
  const close = () => setPainting(false)
  const use = () => {
    const { length } = spotsOf(painting)
    const options = { trainBiases: true, allToTrain: length < FEW, name: 'Painted points', summary: SUMMARY }
    const problem = whyUnready(painting) ?? openRows(rowsOf(painting), options)
    setRefused(problem)
    if (problem) return
    unused = null
    close()
    say('info', `A new run has the ${counted(length, 'painted point')}${length < FEW ? ', all to train on' : ''}: press Play.`)
  }
  return (
    <Dialog title="Paint points" open onClose={close}>
      <div className="paint">
        <div className="paint-sheet">
          <Sized>{(size) => <PaintPlane {...size} {...{ painting, change, tool, setTool }} say={setWords} />}</Sized>
        </div>
        <div className="paint-tools">
          <Segments<Kind>
            label="What to paint"
            value={painting.kind}
            options={KINDS}
            onChange={(kind) => change((now) => ({ ...now, kind }))}
          />
          <Segments<string>
            label="Tool"
            value={String(tool)}
            options={toolsOf(classes)}
            onChange={(next) => setTool(next === 'erase' ? next : Number(next))}
          />
          <p className="wrap-row">
            <Button variant="outline" shortcut="Ctrl+Z" disabled={!canUndo} onClick={undo}>
              Undo
            </Button>
            <Button variant="outline" disabled={spotsOf(painting).length === 0} onClick={() => change(withoutSpots)}>
              Clear
            </Button>
            {present && (
              <Button variant="outline" onClick={() => change(() => present)}>
                Start from the run’s rows
              </Button>
            )}
          </p>
          <p className="paint-note paint-keys">
            By keyboard: arrows move the crosshair (Shift: finely), Space paints, Delete erases, 1 to 3 choose a class, Page Down goes to
            the next point.
          </p>
          <PointsTable painting={painting} />
        </div>
        <div className="paint-end">
          <div>
            <p>{countWords(painting)}</p>
            <p role="status" className="paint-note">
              {words}
            </p>
            {refused && <Refusal text={refused} />}
          </div>
          <div className="wrap-row">
            <Button onClick={close}>Cancel</Button>
            <Button variant="primary" onClick={use}>
              Use these points
            </Button>
          </div>
        </div>
      </div>
    </Dialog>
  )
}

function toolsOf(classes: readonly string[]) {
  const shapes = classes.length > 0 ? classes : ['paint']
  const tools = shapes.map((label, k) => ({
    value: String(k),
    label,
    mark: (
      <svg className="paint-mark" width={12} height={12} viewBox="-6 -6 12 12" aria-hidden="true">
        <path className="paint-spot" data-label={classes.length > 0 ? k : undefined} d={shapePath(shapeOf(k), 4)} />
      </svg>
    ),
  }))
  return [...tools, { value: 'erase', label: 'erase' }]
}
