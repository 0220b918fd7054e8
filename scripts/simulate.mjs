import { ensureInstalled } from './build.mjs'
import { bundle } from './lib/bundle.mjs'
import { assertNode, inProject, runMain } from './lib/project.mjs'
import { run } from './lib/run.mjs'

/** `npm run simulate -- --reviews 35 --runs 200 --seed 1`: bundles scripts/simulate.ts and runs it. */
await runMain(async () => {
  assertNode()
  await ensureInstalled('for tests')
  await bundle('scripts/simulate.ts', 'dist/simulate.mjs')
  process.exit(
    await run(process.execPath, [
      '--enable-source-maps',
      inProject('dist/simulate.mjs'),
      ...process.argv.slice(2),
    ]),
  )
})
