import '../../ui/view-parts.css'
import type { DrawerTab } from '../../page'
import { UnitView } from '../../views/activation/UnitView'
import { AnatomyView } from '../../views/anatomy/AnatomyView'
import { DataTable } from '../../views/data/DataTable'
import { DropoutView } from '../../views/dropout/DropoutView'
import { HealthView } from '../../views/health/HealthView'
import { SampleView } from '../../views/sample/SampleView'
import { SweepView } from '../../views/sweep/SweepView'
import { UpdatesView } from '../../views/updates/UpdatesView'

const VIEWS = {
  weights: UpdatesView,
  sample: SampleView,
  data: DataTable,
  update: AnatomyView,
  unit: UnitView,
  health: HealthView,
  dropout: DropoutView,
  sweep: SweepView,
} as const satisfies Record<DrawerTab, unknown>

interface TableViewProps {
  readonly tab: DrawerTab
  readonly width: number
  readonly height: number
}

/** One table, in the drawer, a lecture, a comparison or on a phone. */
export function TableView({ tab, width, height }: TableViewProps) {
  const View = VIEWS[tab]
  return <View width={width} height={height} />
}
