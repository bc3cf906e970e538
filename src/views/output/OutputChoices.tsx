import { type Dataset, givenInputs } from '../../data/dataset'
import type { Plane } from '../../document/types'
import { setOutput, setPlane, useRun } from '../../page'
import { Select } from '../../ui/Select'
import { hasOutputs, type Look } from './look'

/** Where the other inputs stand, where there is room for words and where there is little. */
const OTHERS: Readonly<Record<Plane['others'], readonly [string, string]>> = {
  sample: ['others as in the sample', 'others: sample'],
  means: ['others at their means', 'others: means'],
}
const othersOptions = (wide: boolean) =>
  Object.entries(OTHERS).map(([value, words]) => ({ value: value as Plane['others'], label: words[wide ? 0 : 1] }))

interface OutputChoicesProps {
  readonly dataset: Dataset
  readonly look: Look
  readonly lineHeight: number
  readonly wide: boolean // there is room for words
}

/** Of many inputs the two that the picture is over, with where the others stand; of several outputs of a regression the one it shows. */
export function OutputChoices({ dataset, look, lineHeight, wide }: OutputChoicesProps) {
  const plane = useRun((state) => state.document.view.plane ?? null)
  const inputs = optionsOf(givenInputs(dataset).inputNames)
  const setInput = (at: 0 | 1, input: number) => {
    if (!plane) return
    const [across, up] = plane.inputs
    const other = at === 0 ? up : across
    // the other axis makes room for its own input
    const freed = input === other ? plane.inputs[at] : other
    setPlane({ ...plane, inputs: at === 0 ? [input, freed] : [freed, input] })
  }
  const line = { height: lineHeight }
  return (
    <div className="output-choices">
      {hasOutputs(dataset) && (
        <p style={line}>
          output <Select label="Shown output" value={look.output} options={optionsOf(dataset.outputNames)} onChange={setOutput} />
        </p>
      )}
      {plane && (
        <p style={line}>
          {wide && 'over'}
          <Select label="Input across" value={plane.inputs[0]} options={inputs} onChange={(input) => setInput(0, input)} />
          {wide && 'and'}
          <Select label="Input up" value={plane.inputs[1]} options={inputs} onChange={(input) => setInput(1, input)} />
          <Select
            label="Other inputs"
            value={plane.others}
            options={othersOptions(wide)}
            onChange={(others) => setPlane({ ...plane, others })}
          />
        </p>
      )}
    </div>
  )
}

const optionsOf = (names: readonly string[]) => names.map((label, value) => ({ value, label }))
