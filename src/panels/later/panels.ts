// One package for what the first sight does not need: split further, the parts it shares with the first sight would be split as well.

export { beginComparison, endComparison } from '../../store/comparison'
export { Hints } from '../../ui/Hints'
export { HealthCount } from '../../views/health/HealthView'
export { CompareLab } from '../compare/CompareLab'
export { TableView } from '../drawer/TableView'
export { ExpressionPage } from '../expression/ExpressionPage'
export { ScenarioList } from '../header/ScenarioList'
export { Lecture } from '../lecture/Lecture'
export { Phone } from '../phone/Phone'
export { SetupSettings } from '../rail/SetupSettings'
export { StoppingSettings } from '../rail/StoppingSettings'
export { StoppedNote } from '../transport/StoppedNote'
