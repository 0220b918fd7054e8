import { existsSync } from 'node:fs'
import { inProject, say } from './project.mjs'
import { packageProgram, runQuietly } from './run.mjs'
import { hashOf, readStamp, writeStamp } from './stamp.mjs'

const schema = 'prisma/schema.prisma'
const output = 'lib/db/generated'

/**
 * Makes the Prisma client when the schema or Prisma has changed. Any executable will do as the schema engine, which
 * `generate` asks for and never runs; without this it would be fetched from the network.
 */
export const ensureGenerated = async () => {
  if (!existsSync(inProject(schema))) return
  const hash = hashOf([schema, 'prisma.config.ts', 'node_modules/prisma/package.json'])
  if (readStamp(`${output}/.schema-hash`) === hash) return
  say('Generating the database client…')
  const [node, prisma] = packageProgram('prisma/build/index.js')
  await runQuietly(
    node,
    [prisma, 'generate', `--schema=${schema}`],
    'The database client could not be generated.',
    {
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  )
  writeStamp(`${output}/.schema-hash`, hash)
}
