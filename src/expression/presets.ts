/** An expression with values, as courses show it. */
export interface ExpressionPreset {
  readonly text: string
  readonly values: Readonly<Record<string, number>>
}

export const EXPRESSION_PRESETS: readonly ExpressionPreset[] = [
  { text: '(x+y)*z', values: { x: -2, y: 5, z: -4 } },
  { text: 'sigmoid(w0*x0+w1*x1+w2)', values: { w0: 2, x0: -1, w1: -3, x1: -2, w2: -3 } },
  { text: '(3*w1+4*w2-6)^2', values: { w1: 1, w2: 2 } },
  { text: 'max(x,y)*z', values: { x: 3, y: 1, z: -2 } },
]
