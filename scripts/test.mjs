import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { ensureBuilt, ensureGenerated, ensureInstalled } from './build.mjs'
import { ensureChromium } from './lib/chromium.mjs'
import { assertNode, inProject, runMain, say } from './lib/project.mjs'
import { jestReport, playwrightReport } from './lib/reports.mjs'
import { packageProgram, run } from './lib/run.mjs'

/** One core is left to the machine where there are more than two; jest by itself would leave one of two idle. */
const workers = Math.max(2, availableParallelism() - 1)

const runJest = () => {
  const [node, jest] = packageProgram('jest/bin/jest.js')
  return run(node, [
    jest,
    '--selectProjects',
    'unit',
    'component',
    'integration',
    `--maxWorkers=${workers}`,
    ...jestReport(),
  ])
}

const runPlaywright = async () => {
  if (!existsSync(inProject('playwright.config.ts'))) {
    say('There is no playwright.config.ts, so no browser tests were run.')
    return 0
  }
  const CHROMIUM_PATH = await ensureChromium()
  await ensureBuilt()
  const [node, playwright] = packageProgram('@playwright/test/cli.js')
  const { args, env } = playwrightReport()
  return run(node, [playwright, 'test', ...args], { ...env, CHROMIUM_PATH })
}

/** `npm test`: every suite. The browser tests run also after a failure in the others, so that one run tells all. */
await runMain(async () => {
  assertNode()
  await ensureInstalled('for tests')
  await ensureGenerated()
  const codes = [await runJest(), await runPlaywright()]
  process.exit(codes.every((code) => code === 0) ? 0 : 1)
})
