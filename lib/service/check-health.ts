import { pingDatabase } from '@/lib/db/database'

/** Whether the service and its database answer. */
export const checkHealth = async (): Promise<{
  status: 'ok' | 'unavailable'
  database: 'ok' | 'unavailable'
  version: string
}> => {
  const database = (await pingDatabase()) ? 'ok' : 'unavailable'
  return { status: database, database, version: process.env.CROSSOVER_VERSION ?? '0.1.0' }
}
