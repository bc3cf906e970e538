import { loadPenguins } from '../../src/data'

// The workers fetch the table when a document needs it; tests have it from the start.
await loadPenguins()
