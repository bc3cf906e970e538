const WIDTH = 64
const HEIGHT = 20

/** How often values of each part of the range, or of each category, occur; the words beside it say its range. */
export function Histogram({ bars }: { readonly bars: readonly number[] }) {
  const most = Math.max(1, ...bars)
  const width = WIDTH / Math.max(1, bars.length)
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="offer-histogram" aria-hidden="true">
      {bars.map((count, k) => {
        const height = count === 0 ? 0 : Math.max(1, (count / most) * HEIGHT)
        return <rect key={k} x={k * width} y={HEIGHT - height} width={Math.max(1, width - 1)} height={height} />
      })}
      <line x1="0" y1={HEIGHT - 0.5} x2={WIDTH} y2={HEIGHT - 0.5} />
    </svg>
  )
}
