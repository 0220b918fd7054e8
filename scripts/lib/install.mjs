import { readFileSync } from 'node:fs'
import { inProject, say } from './project.mjs'
import { runQuietly } from './run.mjs'
import { hashOf, readStamp, writeStamp } from './stamp.mjs'

const stamp = 'node_modules/.crossover-lock-hash'

const packagesIn = (path) => {
  try {
    return JSON.parse(readFileSync(inProject(path), 'utf8')).packages
  } catch {
    return null
  }
}

const has = (name) => packagesIn('node_modules/.package-lock.json')?.[`node_modules/${name}`] !== undefined

/** Whether npm's own record of what it put into node_modules agrees with package-lock.json. */
const isInStep = () => {
  const [asked, found] = [packagesIn('package-lock.json'), packagesIn('node_modules/.package-lock.json')]
  if (!asked || !found) return false
  return Object.entries(asked).every(([path, { version, dev, optional, devOptional }]) =>
    found[path] ? found[path].version === version : path === '' || dev || optional || devOptional,
  )
}

const install = async (args) => {
  say('Installing packages (about a minute)…')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const flags = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', ...args]
  await runQuietly(
    npm,
    flags,
    'The packages could not be installed: "npm ci --ignore-scripts" failed as above.',
  )
}

/**
 * Installs the packages when they are missing or package-lock.json has changed. Install scripts stay blocked: nothing
 * here needs one. `for tests` wants the development packages too, which a production install leaves out.
 */
export const ensureInstalled = async (purpose = 'to run') => {
  const hash = hashOf(['package-lock.json'])
  const lacksTools = purpose === 'for tests' && !has('jest')
  if (readStamp(stamp) === hash && !lacksTools) return
  if (!isInStep() || lacksTools) await install(purpose === 'for tests' ? ['--include=dev'] : [])
  writeStamp(stamp, hash)
}
