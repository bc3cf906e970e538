import { useState } from 'react'
import { Sized } from '../../ui/Sized'
import { TabSet } from '../../ui/TabSet'
import { FormulaSheet } from '../../views/formula/FormulaSheet'
import { VectorForm } from '../../views/formula/VectorForm'
import { SampleView, UpdatesView } from '../on-demand'

type Tab = 'formula' | 'vector' | 'weights' | 'sample'

/** Below the stage, inside the step: the formula of the operation, the layer as vectors, and the tables. */
export function InsideDrawer() {
  const [tab, setTab] = useState<Tab>('formula')
  return (
    <section className="region drawer" aria-label="Formula and tables">
      <TabSet<Tab>
        label="Formula and tables"
        value={tab}
        onChange={setTab}
        tabs={[
          { value: 'formula', label: 'Formula', content: <FormulaSheet /> },
          { value: 'vector', label: 'Vector form', content: <VectorForm /> },
          { value: 'weights', label: 'Weights', content: <Sized>{(size) => <UpdatesView {...size} />}</Sized> },
          { value: 'sample', label: 'Sample', content: <Sized>{(size) => <SampleView {...size} />}</Sized> },
        ]}
      />
    </section>
  )
}
