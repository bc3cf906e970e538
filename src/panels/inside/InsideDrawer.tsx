import { useState } from 'react'
import { TabSet } from '../../ui/TabSet'
import { FormulaSheet } from '../../views/formula/FormulaSheet'
import { SoFar } from '../../views/formula/SoFar'
import { VectorForm } from '../../views/formula/VectorForm'

type Tab = 'formula' | 'so-far' | 'vector'

/** Below the stage, inside a step: the formula of the operation, the values so far, the layer as vectors. */
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
          { value: 'so-far', label: 'Values so far', content: <SoFar /> },
          { value: 'vector', label: 'Vector form', content: <VectorForm /> },
        ]}
      />
    </section>
  )
}
