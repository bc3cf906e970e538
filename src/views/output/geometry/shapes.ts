/** The outlines of points, one a class, so that hue is never the only mark. */
export const SHAPES = ['circle', 'square', 'triangle', 'diamond', 'wedge', 'cross'] as const
export type Shape = (typeof SHAPES)[number]

export function shapeOf(label: number): Shape {
  return SHAPES[label % SHAPES.length]!
}

/** Corners of a shape around the origin, all of about the same area as a circle of this radius; null for the circle. */
export function shapeCorners(shape: Shape, radius: number): readonly (readonly [number, number])[] | null {
  switch (shape) {
    case 'circle':
      return null
    case 'square':
      return regular(4, radius * 1.25, Math.PI / 4)
    case 'triangle':
      return regular(3, radius * 1.5, -Math.PI / 2)
    case 'diamond':
      return regular(4, radius * 1.3, 0)
    case 'wedge':
      return regular(3, radius * 1.5, Math.PI / 2)
    case 'cross':
      return cross(radius * 1.3, radius * 0.45)
  }
}

/** The shape as an SVG path around the origin. */
export function shapePath(shape: Shape, radius: number): string {
  const corners = shapeCorners(shape, radius)
  if (!corners) return `M${-radius},0a${radius},${radius} 0 1 0 ${2 * radius},0a${radius},${radius} 0 1 0 ${-2 * radius},0z`
  return `M${corners.map((corner) => corner.map((value) => value.toFixed(3)).join(',')).join('L')}z`
}

function regular(count: number, radius: number, turn: number): [number, number][] {
  return Array.from({ length: count }, (_, k) => {
    const angle = turn + (2 * Math.PI * k) / count
    return [radius * Math.cos(angle), radius * Math.sin(angle)]
  })
}

function cross(arm: number, half: number): [number, number][] {
  const quarter: [number, number][] = [
    [half, -half],
    [arm, -half],
    [arm, half],
  ]
  return [0, 1, 2, 3].flatMap((turns) => quarter.map((corner) => turned(corner, turns)))
}

function turned([x, y]: readonly [number, number], turns: number): [number, number] {
  let corner: [number, number] = [x, y]
  for (let k = 0; k < turns; k++) corner = [-corner[1], corner[0]]
  return corner
}
