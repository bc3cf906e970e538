import fc from 'fast-check'
import { loadTables } from '../../src/data'
import { fetchLateRows } from '../../src/document/build'

// The workers fetch the table when a document needs it; tests have it from the start.
await Promise.all([loadTables(), fetchLateRows()])

// The same examples every time: a failure can be run again. FC_SEED=… looks elsewhere.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_121) })
