import { ensureBuilt, ensureGenerated, ensureInstalled } from './build.mjs'
import { keepServer } from './lib/keeper.mjs'
import { assertPortFree } from './lib/port.mjs'
import { assertNode, runMain } from './lib/project.mjs'

/** `npm start`: from a fresh clone to a running server, which is then kept running. */
await runMain(async () => {
  assertNode()
  await assertPortFree(process.env.PORT || undefined)
  await ensureInstalled()
  await ensureGenerated()
  await ensureBuilt()
  await keepServer()
})
