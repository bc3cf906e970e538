// Takes a picture of every state in the list: vite build --mode test, then npm run shots -- [part of a name].
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { BROWSER_FLAGS, findBrowser } from './browser.mjs'
import { runTypeScript } from './run-ts.mjs'
import { serve } from './serve.mjs'

const { takeShots } = await runTypeScript('test/e2e/shots.ts')
const server = await serve({ folder: 'dist-test', port: 0 })
const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS })
const failed = await takeShots(browser, server.address, fileURLToPath(new URL('../shots', import.meta.url)), process.argv[2] ?? '')
await browser.close()
await server.close()
if (failed > 0) process.exitCode = 1
