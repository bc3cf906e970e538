import { useEffect, useRef } from 'react'
import { portraitOf, subscribePortraits, wantPortrait } from '../../page/questions/portraits'
import { fitCanvas } from '../../ui/chart/canvas'
import { subscribeTheme, themeColors } from '../theme-colors'
import { paintDigits } from './digits'
import { paintPortrait } from './draw'
import './portrait.css'

/** What a scenario looks like once trained, painted when it is known: until then its frame is blank. Digits are not trained for it. */
export function Portrait({ id, kind }: { readonly id: string; readonly kind: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const node = canvas.current!
    const grid = document.createElement('canvas')
    const paint = () => {
      const portrait = portraitOf(id)
      const { clientWidth: width, clientHeight: height } = node
      if ((!portrait && kind !== 'digits') || width === 0) return
      const frame = { x: 0, y: 0, width, height }
      const context = fitCanvas(node, width, height)
      if (portrait) paintPortrait(context, grid, portrait, frame, themeColors())
      else paintDigits(context, frame, themeColors())
      node.dataset.painted = portrait?.kind ?? kind
    }
    if (kind !== 'digits') wantPortrait(id)
    const resized = new ResizeObserver(paint) // also at the start
    resized.observe(node)
    const ends = [subscribePortraits(paint), subscribeTheme(paint), () => resized.disconnect()]
    return () => {
      for (const end of ends) end()
    }
  }, [id, kind])
  return <canvas ref={canvas} className="portrait" />
}
