import { ensureBuilt, ensureGenerated, ensureInstalled } from './build.mjs'
import { bundle } from './lib/bundle.mjs'
import { ensureChromium } from './lib/chromium.mjs'
import { assertNode, inProject, runMain } from './lib/project.mjs'
import { run } from './lib/run.mjs'

/** Measurements that need neither the built pages nor a browser; anything else is made ready for. */
const bare = ['refold', 'fit', 'parsers', 'simulator']

/**
 * `npm run bench`: every figure of tests/bench in one run, or those named: `npm run bench -- answers queue`. Ends with
 * 1 when a budget is missed.
 */
await runMain(async () => {
  assertNode()
  const names = process.argv.slice(2)
  const wants = (name) => names.length === 0 || names.includes(name)
  await ensureInstalled('for tests')
  await ensureGenerated()
  if (names.length === 0 || names.some((name) => !bare.includes(name))) await ensureBuilt()
  const env = wants('key-press') ? { CHROMIUM_PATH: await ensureChromium() } : {}
  await bundle('tests/bench/main.ts', 'dist/bench.mjs')
  process.exit(
    await run(
      process.execPath,
      // What is resident is read after what nobody holds has been swept up.
      ['--enable-source-maps', '--expose-gc', inProject('dist/bench.mjs'), ...names],
      env,
    ),
  )
})
