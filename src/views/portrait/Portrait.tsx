import { useEffect, useRef } from 'react'
import { portraitOf, subscribePortraits, wantPortrait } from '../../page/questions/portraits'
import { fitCanvas } from '../../ui/chart/canvas'
import { subscribeTheme, themeColors } from '../theme-colors'
import { paintPortrait } from './draw'
import './portrait.css'

/** What a scenario looks like once trained, painted when it is known: until then its frame is blank. */
export function Portrait({ id }: { readonly id: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const node = canvas.current!
    const grid = document.createElement('canvas')
    const paint = () => {
      const portrait = portraitOf(id)
      const { clientWidth: width, clientHeight: height } = node
      if (!portrait || width === 0) return
      paintPortrait(fitCanvas(node, width, height), grid, portrait, { x: 0, y: 0, width, height }, themeColors())
      node.dataset.painted = portrait.kind
    }
    wantPortrait(id)
    const resized = new ResizeObserver(paint) // also at the start
    resized.observe(node)
    const ends = [subscribePortraits(paint), subscribeTheme(paint), () => resized.disconnect()]
    return () => {
      for (const end of ends) end()
    }
  }, [id])
  return <canvas ref={canvas} className="portrait" />
}
