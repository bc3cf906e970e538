import fc from 'fast-check'
import { loadTables } from '../../src/data'
import { fetchLateRows } from '../../src/document/build'
import { fetchChecks } from '../../src/page/documents/checks'

// Workers and page fetch these when they need them; tests have them from the start.
await Promise.all([loadTables(), fetchLateRows(), fetchChecks()])

// The same examples every time: a failure can be run again. FC_SEED=… looks elsewhere.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_121) })
