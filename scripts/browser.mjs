import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { run } from './run.mjs'

/** Flags for tests and screenshots: no GPU, no traffic of the browser's own. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Path of an installed Chromium: the one named by CHROMIUM, one of the system, or Playwright's own; null when there is none. */
function installedBrowser() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  const places = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PLACES]
  return places.find((place) => existsSync(place)) ?? playwrightBrowser()
}

function playwrightBrowser() {
  const { chromium } = createRequire(import.meta.url)('playwright-core') // only here: it may not be installed yet when this file is read
  const path = chromium.executablePath()
  return path && existsSync(path) ? path : null
}

/** Path of a Chromium. @throws Error with what to do when there is none */
export function findBrowser() {
  const found = installedBrowser()
  if (found) return found
  throw new Error('No Chromium was found: name one with CHROMIUM=/path/to/chromium, or run npm test, which gets one')
}

/** Finds a Chromium or gets one: Debian's package as root on Debian, else Playwright's download. Answers with its path, null when both fail. */
export async function ensureBrowser() {
  const found = installedBrowser()
  if (found) return found
  if (isRootOnDebian()) {
    console.log('Installing the Chromium of Debian …')
    const lock = ['-o', 'DPkg::Lock::Timeout=500']
    const packages = ['--no-install-recommends', 'chromium', 'fonts-dejavu-core']
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', [...lock, 'update'], env)
    await run('apt-get', [...lock, 'install', '-y', ...packages], env)
    const installed = installedBrowser()
    if (installed) return installed
  }
  console.log('Installing the Chromium of Playwright …')
  await run('playwright-core', ['install', 'chromium'])
  return installedBrowser()
}

function isRootOnDebian() {
  const release = '/etc/os-release'
  return process.getuid?.() === 0 && existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8'))
}
