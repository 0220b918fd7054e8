import { ensureGenerated, ensureInstalled } from './build.mjs'
import { bundle } from './lib/bundle.mjs'
import { assertNode, inProject, runMain } from './lib/project.mjs'
import { run } from './lib/run.mjs'

/** `npm run doctor`: bundles scripts/doctor.ts and runs it; `-- --fix` mends. */
await runMain(async () => {
  assertNode()
  await ensureInstalled()
  await ensureGenerated()
  await bundle('scripts/doctor.ts', 'dist/doctor.mjs')
  process.exit(
    await run(process.execPath, [
      '--enable-source-maps',
      inProject('dist/doctor.mjs'),
      ...process.argv.slice(2),
    ]),
  )
})
