import { connectDatabase } from '@/lib/db/database'
import { readEnv } from '@/lib/env'
import { usePostgres } from '@/lib/io/postgres-running'
import { runDoctor } from '@/lib/service/run-doctor'

/** `npm run doctor`: is every row what the review log says? `-- --fix` puts right what is not. */

const main = async (): Promise<number> => {
  const env = readEnv(process.env, process.cwd())
  const mode = process.argv.includes('--fix') ? 'mend' : 'look'
  const postgres = env.databaseUrl
    ? { url: env.databaseUrl, leave: async () => {} }
    : await usePostgres(env.dataDir)
  const database = connectDatabase(postgres.url)
  try {
    const { learners, faults, differences, mended } = await runDoctor(mode)
    for (const fault of faults) console.log(`fault: ${fault}`)
    for (const one of differences.slice(0, 100))
      console.log(
        `${one.kind} ${one.key} of learner ${one.userId}\n  stored ${one.stored}\n  folded ${one.folded}`,
      )
    if (differences.length > 100) console.log(`and ${differences.length - 100} more`)
    if (mended > 0) console.log(`Mended ${mended} rows.`)
    const wrong = faults.length + differences.length
    console.log(
      wrong === 0
        ? `All is well: ${learners} learners, every card and rollup is what its log says.`
        : `${wrong} things are not as they should be.${mode === 'look' ? ' Mend them with: npm run doctor -- --fix' : ''}`,
    )
    return wrong === 0 ? 0 : 1
  } finally {
    await database.close()
    await postgres.leave()
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error((error as Error).message)
    process.exit(2)
  },
)
