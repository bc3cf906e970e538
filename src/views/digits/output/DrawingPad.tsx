import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import { centreDigit } from '../../../data/digits/centre'
import { DRAWN_ROW, packImage, unpackImage } from '../../../data/digits/drawn'
import { classOf } from '../../../engine/network/classes'
import { setDrawn, useRun } from '../../../page'
import type { Frame } from '../../../trainer/protocol'
import { Button } from '../../../ui/Button'
import { paintBlank, paintNumber } from '../../../ui/number/paint-number'
import { Select } from '../../../ui/Select'
import { ref } from '../../ref'
import { subscribeTheme, themeColors } from '../../theme-colors'
import { createThrottle } from '../../throttle'
import { usePainter } from '../../use-painter'
import type { ViewSize } from '../../view-size'
import { fillInk, inkColors } from '../paint-image'
import { createPen, PAD_SIDE } from './pen'

const WIDTHS = [
  { value: '10', label: 'thin pen' },
  { value: '14', label: 'pen' },
  { value: '20', label: 'thick pen' },
] as const
type Width = (typeof WIDTHS)[number]['value']

/** The network looks at a drawing this often while it is made. */
const LOOK_MS = 80
const KEY_STEP = 7
const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
const KEYS_TEXT = 'Arrow keys move the pen, Space puts it down and lifts it, Delete clears.'
const DIGITS = Array.from({ length: 10 }, (_, digit) => ({ value: String(digit), label: String(digit) }))
const UNSAID = [{ value: '', label: 'not given' }, ...DIGITS]

/** A digit by hand: centred as the data's are it is the shown sample of every view, and its answer changes while it is drawn. */
export function DrawingPad({ width, height, textPx }: ViewSize & { readonly textPx: number }) {
  const dataset = useRun((state) => state.dataset)!
  const drawn = useRun((state) => state.document.view.drawn ?? null)
  const [line, setLine] = useState<Width>('14')
  const [penDown, setPenDown] = useState(false)
  const [at, setAt] = useState<readonly [number, number]>([PAD_SIDE / 2, PAD_SIDE / 2])
  const canvas = useRef<HTMLCanvasElement>(null)
  const bars = useRef<HTMLDivElement>(null)
  const last = useRef<readonly [number, number] | null>(null)
  const pen = useMemo(() => createPen(), [])
  const throttle = useMemo(() => createThrottle(LOOK_MS), [])
  const digit = useRef(drawn?.digit ?? null)
  useEffect(() => throttle.cancel, [throttle])

  const paintPad = () => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const image = new ImageData(PAD_SIDE, PAD_SIDE)
    fillInk(new Uint32Array(image.data.buffer), pen.drawing.pixels, 0, 255, inkColors(themeColors()))
    context.putImageData(image, 0, 0)
  }
  useEffect(() => {
    if (drawn && pen.empty()) enlarge(unpackImage(drawn.image), pen.drawing.pixels) // of a link, or before another tab
    if (!drawn) pen.clear()
    paintPad()
    return subscribeTheme(paintPad)
  }, [drawn === null])

  const look = (now = false) =>
    throttle.run(() => setDrawn(pen.empty() ? null : { image: packImage(centreDigit(pen.drawing)), digit: digit.current }), now)
  const clear = () => {
    pen.clear()
    digit.current = null
    paintPad()
    throttle.cancel()
    setDrawn(null)
  }
  const stroke = (to: readonly [number, number]) => {
    const from = last.current ?? to
    pen.line(from[0], from[1], to[0], to[1], Number(line))
    last.current = to
    paintPad()
    look()
  }
  const pointOf = (event: PointerEvent): readonly [number, number] => {
    const box = canvas.current!.getBoundingClientRect()
    return [((event.clientX - box.left) / box.width) * PAD_SIDE, ((event.clientY - box.top) / box.height) * PAD_SIDE]
  }
  const lift = () => {
    if (last.current === null) return
    last.current = null
    look(true)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const move = MOVES[event.key]
    if (!move && event.key !== ' ' && event.key !== 'Delete') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Delete') return clear()
    if (!move) {
      setPenDown(!penDown)
      if (penDown) lift()
      else stroke(at)
      return
    }
    const to = [inside(at[0] + move[0] * KEY_STEP), inside(at[1] + move[1] * KEY_STEP)] as const
    setAt(to)
    if (penDown) stroke(to)
  }

  usePainter((frame) => bars.current && paintAnswer(bars.current, frame), [dataset])
  const side = Math.max(84, Math.min(height - textPx * 3.6, width * 0.42))
  return (
    <div className="digits-pad" style={{ width, height }}>
      <div className="digits-pad-left" style={{ width: side }}>
        <div className="digits-paper" style={{ width: side, height: side }}>
          <div
            className="digits-sheet"
            role="application"
            aria-label="Drawing pad"
            aria-description={KEYS_TEXT}
            tabIndex={0}
            onKeyDown={onKeyDown}
            onPointerDown={(event) => {
              if (event.button !== 0) return
              event.currentTarget.setPointerCapture(event.pointerId)
              last.current = null
              stroke(pointOf(event))
            }}
            onPointerMove={(event) => last.current && event.currentTarget.hasPointerCapture(event.pointerId) && stroke(pointOf(event))}
            onPointerUp={lift}
            onPointerCancel={lift}
          >
            <canvas ref={canvas} width={PAD_SIDE} height={PAD_SIDE} />
            <i
              className="digits-pen"
              data-down={penDown || undefined}
              style={{ left: `${(100 * at[0]) / PAD_SIDE}%`, top: `${(100 * at[1]) / PAD_SIDE}%` }}
            />
            {!drawn && <span className="digits-invite">Draw a digit here</span>}
          </div>
        </div>
        <div className="digits-tools">
          <Button variant="outline" disabled={!drawn} onClick={clear}>
            Clear
          </Button>
          <Select<Width> label="Width of the pen" value={line} options={WIDTHS} onChange={setLine} />
        </div>
      </div>
      <div ref={bars} className="digits-answer">
        <p className="digits-answer-words" role="status">
          {drawn ? '' : 'The answer appears while you draw.'}
          <span data-answer-words="" />
        </p>
        {dataset.outputNames.map((name) => (
          <div key={name} className="digits-output">
            <span className="digits-name">{name}</span>
            <span className="digits-bar" />
            <b className="digits-number" />
          </div>
        ))}
        {drawn && (
          <div className="digits-meant">
            <span aria-hidden="true">label</span>
            <Select
              label="What it is meant to be"
              value={drawn.digit === null ? '' : String(drawn.digit)}
              options={UNSAID}
              onChange={(value) => {
                digit.current = value === '' ? null : Number(value)
                setDrawn({ ...drawn, digit: digit.current })
              }}
            />
            <Button variant="outline" hint="Every operation from its pixels to the answer" onClick={walkThrough}>
              Walk through
            </Button>
          </div>
        )}
      </div>
    </div>
  )
}

const walkThrough = () => void import('../../../page/inside/inside').then(({ enterInside }) => enterInside())

const inside = (value: number) => Math.max(0, Math.min(PAD_SIDE, value))

/** A digit of the size of an image on the pad, for going on with it. */
function enlarge(image: Uint8Array, pixels: Uint8Array): void {
  const times = PAD_SIDE / Math.sqrt(image.length)
  for (let row = 0; row < PAD_SIDE; row++) {
    for (let column = 0; column < PAD_SIDE; column++) {
      pixels[row * PAD_SIDE + column] = image[Math.floor(row / times) * Math.sqrt(image.length) + Math.floor(column / times)]!
    }
  }
}

/** The outputs for the drawing at the present weights; blank before there is one. */
function paintAnswer(root: HTMLElement, { probe, exact }: Frame): void {
  const last = probe.a.length - 1
  const outputs = probe.a[last]!
  const known = probe.row === DRAWN_ROW
  const answer = known ? classOf(outputs, 0, outputs.length) : -1
  for (const [unit, row] of root.querySelectorAll<HTMLElement>('.digits-output').entries()) {
    const number = row.querySelector('.digits-number')!
    row.style.setProperty('--long', known ? `${100 * Math.min(1, Math.max(0, outputs[unit]!))}%` : '0%')
    row.toggleAttribute('data-answer', unit === answer)
    if (known) paintNumber(number, outputs[unit]!, ref('probe', probe.step, 'a', last, probe.row, unit), { fit: 6 })
    else paintBlank(number)
  }
  const words = root.querySelector('[data-answer-words]')
  if (!words || !exact) return
  const text = known ? `Answer: ${answer}` : ''
  if (words.textContent !== text) words.textContent = text
}
