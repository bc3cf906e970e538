import { type CompanionTab, setPane, usePage } from '../../page'
import { Sized } from '../../ui/Sized'
import { TabSet } from '../../ui/TabSet'
import { CurvesView } from '../../views/curves/CurvesView'
import { LandscapeView } from '../../views/landscape/LandscapeView'
import { OutputView } from '../../views/output/OutputView'

/** The pictures beside the stage; where there is little height, output and curves share one place. */
export function Companion({ short }: { readonly short: boolean }) {
  const tab = usePage((state) => state.panes.companion)
  const output = <Sized>{(size) => <OutputView {...size} />}</Sized>
  const curves = <Sized>{(size) => <CurvesView {...size} />}</Sized>
  return (
    <>
      <section className="region landscape-region" aria-label="Loss landscape">
        <Sized>{(size) => <LandscapeView {...size} />}</Sized>
      </section>
      {short ? (
        <section className="region lower-region" aria-label="Output and curves">
          <TabSet<CompanionTab>
            label="Output and curves"
            value={tab}
            onChange={(next) => setPane('companion', next)}
            tabs={[
              { value: 'output', label: 'Output', content: output },
              { value: 'curves', label: 'Curves', content: curves },
            ]}
          />
        </section>
      ) : (
        <>
          <section className="region output-region" aria-label="Output">
            {output}
          </section>
          <section className="region curves-region" aria-label="Curves">
            {curves}
          </section>
        </>
      )}
    </>
  )
}
