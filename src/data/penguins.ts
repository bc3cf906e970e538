// The package's exports hide its files, and its index would bring every data set along.
import records from '../../node_modules/vega-datasets/data/penguins.json'
import type { Dataset } from './dataset'
import { standardized } from './table'

const MEASURES = ['Beak Length (mm)', 'Beak Depth (mm)', 'Flipper Length (mm)', 'Body Mass (g)'] as const
const SPECIES = ['Adelie', 'Chinstrap', 'Gentoo']

/** Three species of penguins at Palmer Station (Gorman, Williams, Fraser 2014): four standardized measures; rows with gaps are left out. */
export function penguins(): Dataset {
  const complete = records.filter(
    (record) => MEASURES.every((measure) => record[measure] !== null) && (record.Sex === 'MALE' || record.Sex === 'FEMALE'),
  )
  const rows = complete.length
  const values = Float64Array.from(complete.flatMap((record) => MEASURES.map((measure) => Number(record[measure]))))
  const Y = Float64Array.from(complete.flatMap((record) => SPECIES.map((species) => (record.Species === species ? 1 : 0))))
  return {
    X: { rows, columns: MEASURES.length, values: standardized(rows, MEASURES.length, values) },
    Y: { rows, columns: SPECIES.length, values: Y },
    inputNames: ['beak length', 'beak depth', 'flipper', 'mass'],
    outputNames: SPECIES,
    classNames: SPECIES,
    task: 'classes',
  }
}
