// Installs what is missing, builds, and serves the app under the production headers.
import { installMissing, run } from './run.mjs'
import { serve } from './serve.mjs'

await installMissing()
if (!(await run('vite', ['build', '--logLevel', 'warn']))) process.exit(1)
const { address } = await serve({ folder: 'dist', port: Number(process.env.PORT ?? 4173), search: true })
console.log(`\nDownhill is at ${address}\nCtrl+C ends it.`)
