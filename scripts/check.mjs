import { existsSync } from 'node:fs'
import { ensureGenerated, ensureInstalled } from './build.mjs'
import { assertNode, inProject, runMain, say } from './lib/project.mjs'
import { packageProgram, run, runQuietly } from './lib/run.mjs'

/** `next-env.d.ts` and the types of the routes, without which the pages do not compile. */
const ensurePageTypes = async () => {
  if (!existsSync(inProject('app/layout.tsx'))) return
  const [node, next] = packageProgram('next/dist/bin/next')
  await runQuietly(node, [next, 'typegen'], 'The types of the routes could not be made.', {
    NEXT_TELEMETRY_DISABLED: '1',
  })
}

const steps = [
  ['format', 'prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
  ['lint', 'eslint/bin/eslint.js', '--max-warnings=0', '.'],
  ['types', 'typescript/bin/tsc', '--noEmit'],
  ['tests', 'jest/bin/jest.js', '--selectProjects', 'unit', 'component'],
]

/** `npm run check`: format, lint, types, fast suites. With `static` the suites are left out, as CI runs them anyway. */
await runMain(async () => {
  assertNode()
  await ensureInstalled('for tests')
  await ensureGenerated()
  await ensurePageTypes()
  const wanted = process.argv.includes('static') ? steps.filter(([name]) => name !== 'tests') : steps
  const failed = []
  for (const [name, path, ...args] of wanted) {
    const [node, program] = packageProgram(path)
    const code = await run(node, [program, ...args])
    if (code !== 0) failed.push(name)
  }
  say(failed.length === 0 ? 'Everything is in order.' : `Not in order: ${failed.join(', ')}.`)
  process.exit(failed.length === 0 ? 0 : 1)
})
