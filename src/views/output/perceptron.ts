// What only a unit that steps has.

import './perceptron.css'

export { LastMistake } from './LastMistake'
export { LineBefore } from './LineBefore'
