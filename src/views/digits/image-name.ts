import { DRAWN_ROW } from '../../data/digits/drawn'

/** What a row of images is: 'your drawing', 'image 12'. */
export const imageName = (row: number): string => (row === DRAWN_ROW ? 'your drawing' : `image ${row + 1}`)
