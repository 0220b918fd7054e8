import { ensureGenerated, ensureInstalled } from './build.mjs'
import { bundle } from './lib/bundle.mjs'
import { assertNode, inProject, runMain } from './lib/project.mjs'
import { run } from './lib/run.mjs'

/** `npm run reset-password -- address`: bundles scripts/reset-password.ts and runs it. */
await runMain(async () => {
  assertNode()
  await ensureInstalled()
  await ensureGenerated()
  await bundle('scripts/reset-password.ts', 'dist/reset-password.mjs')
  process.exit(
    await run(process.execPath, [
      '--enable-source-maps',
      inProject('dist/reset-password.mjs'),
      ...process.argv.slice(2),
    ]),
  )
})
