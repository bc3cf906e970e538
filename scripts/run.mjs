import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Runs a command of the system or of the project's packages, its output passed on; answers whether it succeeded. */
export function run(command, args, env = {}) {
  const PATH = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`
  // a shell finds the .cmd files on Windows; no argument here comes from outside
  const shell = process.platform === 'win32'
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', shell, env: { ...process.env, PATH, ...env } })
    const stop = () => {
      child.kill()
      process.exit(143)
    }
    process.once('SIGTERM', stop) // a command that is ended does not leave its child behind
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`)
      done(false)
    })
    child.on('close', (code) => {
      process.removeListener('SIGTERM', stop)
      done(code === 0)
    })
  })
}

/** Installs the packages when there are none, or older ones than package-lock.json names. */
export async function installMissing() {
  const stamp = join(root, 'node_modules', '.package-lock.json') // written by npm at the end of an installation
  const fresh = existsSync(stamp) && statSync(stamp).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
  if (fresh) return
  console.log('Installing packages …')
  if (!(await run('npm', ['ci']))) {
    console.error('npm ci failed')
    process.exit(1)
  }
}
