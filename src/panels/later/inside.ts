// What explains a step, with the formulas.

export { InsidePhone } from '../inside/InsidePhone'
export { InsideStep } from '../inside/InsideStep'
export { LectureFormula, LectureValues } from '../inside/LectureFormula'
export { Outline } from '../inside/Outline'
