// Typed expressions as graphs, in reading order.

export * from './compile'
export * from './expression'
export * from './formulas'
export * from './graph'
export * from './parse'
export * from './passes'
export * from './presets'
export * from './sentences'
export * from './steps'
