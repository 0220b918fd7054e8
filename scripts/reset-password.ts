import { connectDatabase } from '@/lib/db/database'
import { readEnv } from '@/lib/env'
import { usePostgres } from '@/lib/io/postgres-running'
import { makeResetToken } from '@/lib/service/ask-password-reset'
import { resetPasswordUrl } from '@/lib/service/letters'

/** `npm run reset-password -- address`: prints a link by which the learner of that address chooses a new password. */

const main = async (): Promise<number> => {
  const env = readEnv(process.env, process.cwd())
  const [address] = process.argv.slice(2)
  if (!address?.includes('@')) {
    console.error('Name the address: npm run reset-password -- ada@example.org')
    return 2
  }
  const postgres = env.databaseUrl
    ? { url: env.databaseUrl, leave: async () => {} }
    : await usePostgres(env.dataDir)
  const database = connectDatabase(postgres.url)
  try {
    const made = await makeResetToken(address, Date.now())
    if (!made) {
      console.error(`No account has the address ${address}.`)
      return 1
    }
    console.log(
      `${resetPasswordUrl(env.url, made.token)}\nGood once, for 30 minutes. Hand it over in person, or by a way you trust.`,
    )
    return 0
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
