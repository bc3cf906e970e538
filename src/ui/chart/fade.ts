/** Let what a canvas shows now fade into what is painted on it next; at once where motion is not wanted. */
export function fadeFrom(canvas: HTMLCanvasElement, duration: number): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches || canvas.width === 0) return
  const old = canvas.cloneNode() as HTMLCanvasElement
  old.getContext('2d')!.drawImage(canvas, 0, 0)
  canvas.after(old)
  old.animate({ opacity: [1, 0] }, duration).addEventListener('finish', () => old.remove())
}
