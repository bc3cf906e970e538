import { expect, test } from 'vitest'
import { givenRows } from '../../../src/data'
import { PRESETS } from '../../../src/document/presets/presets'
import { documentOf, FIRST_VIEW } from '../../../src/document/presets/start-presets'
import type { View } from '../../../src/document/types'
import { createNetwork } from '../../../src/engine/network/network'
import { fitView, viewBeside, viewOfScenario } from '../../../src/page/run/views-of-runs'
import { watchFor } from '../../../src/page/run/watch'

const view: View = { ...FIRST_VIEW, plane: { inputs: [2, 0], others: 'means' }, output: 1 }
const data = givenRows('regression', [[1, 2, 3]], [[4, 5]])
const network = createNetwork([3, 2], ['linear'])

test('the inputs and the output of the picture stay with the data, beside another network too, and go with other data', () => {
  const { scenario } = documentOf(PRESETS.find(({ id }) => id === 'penguins')!)
  const wider = { ...scenario, network: { ...scenario.network, hidden: [9] } }
  expect(viewOfScenario(wider, scenario, view)).toMatchObject({ plane: view.plane, output: 1 })
  expect(viewOfScenario({ ...scenario, data: { kind: 'admissions' } }, scenario, view)).not.toHaveProperty('plane')
  expect(viewBeside(view, network, createNetwork([3, 5, 2], ['tanh', 'linear']))).toMatchObject({ plane: view.plane, output: 1 })
})

test('a picture of inputs or outputs that the data do not have is dropped', () => {
  expect(fitView(view, network, data)).toMatchObject({ plane: view.plane, output: 1 })
  const fewer = fitView(view, network, givenRows('regression', [[1, 2]], [[4]]))
  expect(fewer).not.toHaveProperty('plane')
  expect(fewer).not.toHaveProperty('output')
})

test('maps over many inputs are asked for once two are chosen', () => {
  expect(watchFor(FIRST_VIEW, network, data).fieldSide).toBe(0)
  const watch = watchFor(view, network, data)
  expect(watch.fieldSide).toBeGreaterThan(10)
  expect(watch.plane).toEqual(view.plane)
})
