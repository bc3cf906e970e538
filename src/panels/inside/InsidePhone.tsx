import { useEffect, useState } from 'react'
import { usePage } from '../../page'
import { Sized } from '../../ui/Sized'
import { TabSet } from '../../ui/TabSet'
import { FormulaSheet } from '../../views/formula/FormulaSheet'
import { SoFar } from '../../views/formula/SoFar'
import { VectorForm } from '../../views/formula/VectorForm'
import { GraphView } from '../../views/graph/GraphView'
import { WhyView } from '../../views/why/WhyView'
import { Check } from './InsideCompanion'
import { InsideTransport } from './InsideTransport'
import { Outline } from './Outline'
import { PredictFirst } from './PredictFirst'
import '../phone/phone.css'

type Tab = 'formula' | 'why' | 'so-far' | 'check' | 'vector' | 'outline'

/** The phone's column, inside one step. */
export function InsidePhone() {
  const [tab, setTab] = useState<Tab>('formula')
  const pass = usePage(({ inside }) => inside?.context.trace.ends !== undefined)
  const asked = usePage(({ inside }) => (inside?.asks ? inside.index : null))
  useEffect(() => {
    if (asked !== null) setTab('formula') // where it is asked
  }, [asked])
  return (
    <>
      <div className="phone-transport">
        <InsideTransport compact />
      </div>
      <main className="region phone-stage" aria-label="Network">
        <Sized>{(size) => <GraphView {...size} />}</Sized>
      </main>
      <section className="region phone-panel" aria-label="Panels">
        <TabSet<Tab>
          label="Panels"
          value={tab}
          onChange={setTab}
          tabs={[
            { value: 'formula', label: 'Formula', content: <FormulaSheet /> },
            { value: 'why', label: 'Why', content: <WhyView /> },
            { value: 'so-far', label: 'So far', content: <SoFar /> },
            { value: 'check', label: 'Check', content: <Sized>{(size) => <Check {...size} />}</Sized> },
            { value: 'vector', label: 'Vectors', content: <VectorForm /> },
            {
              value: 'outline',
              label: 'Step',
              content: (
                <div className="inside-phone-step">
                  {!pass && <PredictFirst label="Predict first" />}
                  <Outline />
                </div>
              ),
            },
          ]}
        />
      </section>
    </>
  )
}
