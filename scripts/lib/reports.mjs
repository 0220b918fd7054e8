import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { say } from './project.mjs'

/** Folder for machine-readable reports beside the runners' own output; unset outside CI. */
const folder = process.env.CROSSOVER_REPORTS
const file = (runner) => join(folder, `${runner}.json`)

const fresh = (runner) => {
  mkdirSync(folder, { recursive: true })
  rmSync(file(runner), { force: true })
  return file(runner)
}

/** Jest's arguments for a report. */
export const jestReport = () => (folder ? ['--json', `--outputFile=${fresh('jest')}`] : [])

/** Playwright's arguments and environment for a report. */
export const playwrightReport = () =>
  folder
    ? { args: ['--reporter=list,json'], env: { PLAYWRIGHT_JSON_OUTPUT_FILE: fresh('playwright') } }
    : { args: [], env: {} }

const read = (runner) => {
  try {
    return JSON.parse(readFileSync(file(runner), 'utf8'))
  } catch {
    return null
  }
}

const nothingRan = { passed: 0, failed: 1 }

const jestCounts = (report) =>
  report
    ? { passed: report.numPassedTests, failed: report.numFailedTests + report.numRuntimeErrorTestSuites }
    : nothingRan

/** A test that passed only when tried again has failed here: tests are claims, not offers. */
const playwrightCounts = (report) =>
  report
    ? {
        passed: report.stats.expected,
        failed: report.stats.unexpected + report.stats.flaky + (report.errors ?? []).length,
      }
    : nothingRan

/** Prints `N passed, N failed` over both runners; one that left no report counts as one failure. */
export const tally = () => {
  const counts = [jestCounts(read('jest')), playwrightCounts(read('playwright'))]
  const [passed, failed] = ['passed', 'failed'].map((key) =>
    counts.reduce((sum, count) => sum + count[key], 0),
  )
  say(`${passed} passed, ${failed} failed`)
  return failed
}
