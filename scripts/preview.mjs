// Serves dist/ under the production headers: npm run preview -- [--port 4173] [--base /lab/]
import { parseArgs } from 'node:util'
import { serve } from './serve.mjs'

const { values } = parseArgs({ options: { port: { type: 'string', default: '4173' }, base: { type: 'string', default: '/' } } })
const { address } = await serve({ folder: 'dist', port: Number(values.port), search: true, base: values.base })
console.log(`dist/ is at ${address}`)
