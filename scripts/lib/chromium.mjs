import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { say, StepError } from './project.mjs'
import { runQuietly } from './run.mjs'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

const playwrightsOwn = async () => {
  const { chromium } = await import('@playwright/test')
  return chromium.executablePath()
}

const find = async () => {
  const candidates = [process.env.CHROMIUM_PATH, ...usual, await playwrightsOwn()]
  return candidates.find((path) => path && existsSync(path)) ?? null
}

const mayInstall = () => process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0

const install = async () => {
  say('Installing Chromium for the browser tests (a minute or two)…')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const failure = 'Chromium could not be installed: install it by hand, or set CHROMIUM_PATH.'
  await runQuietly('apt-get', ['update'], failure, env)
  await runQuietly('apt-get', ['install', '-y', 'chromium'], failure, env)
}

/**
 * Path of a Chromium or Chrome: CHROMIUM_PATH, the usual places, Playwright's own; as root on Debian it is installed.
 * @throws StepError saying what to install.
 */
export const ensureChromium = async () => {
  if (process.env.CHROMIUM_PATH && !existsSync(process.env.CHROMIUM_PATH))
    throw new StepError(`CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, and there is no such file.`)
  const found = await find()
  if (found) return found
  if (mayInstall()) await install()
  const installed = await find()
  if (!installed)
    throw new StepError(
      'The browser tests need Chromium or Chrome: install it, or set CHROMIUM_PATH to its program.',
    )
  return installed
}
