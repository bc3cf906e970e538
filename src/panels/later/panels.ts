// One package for what the first sight does not need: split further, the parts it shares with the first sight would be split as well.

export { beginComparison, endComparison } from '../../store/comparison'
export { Hints } from '../../ui/Hints'
export { DataTable } from '../../views/data/DataTable'
export { HealthCount, HealthView } from '../../views/health/HealthView'
export { SampleView } from '../../views/sample/SampleView'
export { UpdatesView } from '../../views/updates/UpdatesView'
export { CompareLab } from '../compare/CompareLab'
export { ExpressionPage } from '../expression/ExpressionPage'
export { ScenarioList } from '../header/ScenarioList'
export { Lecture } from '../lecture/Lecture'
export { Phone } from '../phone/Phone'
export { SetupSettings } from '../rail/SetupSettings'
