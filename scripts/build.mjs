import { existsSync, rmSync } from 'node:fs'
import { bundle, bundleWorker } from './lib/bundle.mjs'
import { ensureGenerated } from './lib/generate.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { assertNode, inProject, isMain, runMain, say } from './lib/project.mjs'
import { packageProgram, runQuietly } from './lib/run.mjs'
import { hashOf, readStamp, writeStamp } from './lib/stamp.mjs'

export { ensureGenerated, ensureInstalled }

const stamp = 'dist/build-hash'
const results = ['.next/BUILD_ID', 'dist/server.mjs', 'dist/fit.mjs', 'public/simulator-worker.js']

// Without tsconfig.json, which Next rewrites to its taste while it builds.
const sources = [
  ...['app', 'components', 'lib', 'content', 'prisma', 'public'],
  ...['server.ts', 'fit.ts', 'proxy.ts', 'instrumentation.ts', 'next.config.js', 'package-lock.json'],
  ...['postcss.config.js', 'postcss.config.mjs', 'scripts/build.mjs', 'scripts/after-build.mjs'],
]
const derived = ['public/precache.json', 'public/simulator-worker.js', 'lib/db/generated']

const buildPages = async () => {
  const [node, next] = packageProgram('next/dist/bin/next')
  await runQuietly(node, [next, 'build'], 'The pages could not be built.', {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  })
}

const afterBuild = async () => {
  if (!existsSync(inProject('scripts/after-build.mjs'))) return
  await runQuietly(
    process.execPath,
    [inProject('scripts/after-build.mjs')],
    'The step after the build failed.',
  )
}

/** Builds when the build is missing or was made from other sources, which a hash of their content tells. */
export const ensureBuilt = async () => {
  // Taken before the build: what changes while it runs makes the next start build again.
  const hash = hashOf(sources, derived)
  if (readStamp(stamp) === hash && results.every((file) => existsSync(inProject(file)))) return
  say('Building the pages (about a minute)…')
  rmSync(inProject(stamp), { force: true })
  // A worker under a name of its own: the page that starts it need not know how pages are cut into chunks.
  await bundleWorker('components/preset/simulator/simulator.worker.ts', 'public/simulator-worker.js')
  await buildPages()
  await bundle('server.ts', 'dist/server.mjs')
  await bundle('fit.ts', 'dist/fit.mjs')
  await afterBuild()
  writeStamp(stamp, hash)
}

if (isMain(import.meta.url))
  await runMain(async () => {
    assertNode()
    await ensureInstalled()
    await ensureGenerated()
    await ensureBuilt()
  })
