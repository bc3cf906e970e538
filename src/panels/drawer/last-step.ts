// The tabs about the last step, fetched together.
export { UnitView } from '../../views/activation/UnitView'
export { AnatomyView } from '../../views/anatomy/AnatomyView'
