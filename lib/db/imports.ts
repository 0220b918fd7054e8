import { database } from './database'
import type { Tx } from './learner'

/** `working` from the commit's beginning to its end; `done` once everything is written. */
export type ImportState = 'planned' | 'working' | 'done'

export type ImportRow = {
  id: string
  state: ImportState
  options: object
  /** Gzip of the files as JSON; null once they are written. */
  files: Uint8Array | null
  plan: object
  done: number
  total: number
  changeId: string | null
  createdAt: Date
}

/** Imports kept a learner, the latest; their files would add up. */
const mostJobs = 10

/** A commit that has not been heard of for so long has died with its process. */
export const silentMs = 60_000

const columns = {
  ...{ id: true, state: true, options: true, files: true, plan: true },
  ...{ done: true, total: true, changeId: true, createdAt: true },
} as const

export const insertImport = async (
  userId: string,
  job: { id: string; options: object; files: Uint8Array; plan: object; createdAt: Date },
): Promise<ImportRow> => {
  const { prisma } = database()
  const files = new Uint8Array(job.files)
  const row = await prisma.importJob.create({
    data: { userId, ...job, files, state: 'planned' },
    select: columns,
  })
  const old = await prisma.importJob.findMany({
    where: { userId, state: { not: 'working' } },
    orderBy: { id: 'desc' },
    skip: mostJobs,
    select: { id: true },
  })
  await prisma.importJob.deleteMany({ where: { userId, id: { in: old.map(({ id }) => id) } } })
  return row as ImportRow
}

/** An import of the learner; null when they have none of that id. */
export const findImport = async (userId: string, id: string): Promise<ImportRow | null> =>
  (await database().prisma.importJob.findUnique({
    where: { userId_id: { userId, id } },
    select: columns,
  })) as ImportRow | null

/** Puts another plan in the place of the one that was not committed yet; false when it was. */
export const replan = async (userId: string, id: string, options: object, plan: object): Promise<boolean> => {
  const { count } = await database().prisma.importJob.updateMany({
    where: { userId, id, state: 'planned' },
    data: { options, plan },
  })
  return count === 1
}

/** Takes an import up for writing; false when somebody else has it, or it is written. */
export const takeUp = async (userId: string, id: string, now: Date): Promise<boolean> => {
  const { count } = await database().prisma.importJob.updateMany({
    where: {
      userId,
      id,
      OR: [{ state: 'planned' }, { state: 'working', workedAt: { lt: new Date(now.getTime() - silentMs) } }],
    },
    data: { state: 'working', done: 0, workedAt: now },
  })
  return count === 1
}

/** Says how far the writing is. */
export const tellProgress = async (
  userId: string,
  id: string,
  progress: { done: number; total: number; workedAt: Date },
): Promise<void> => {
  await database().prisma.importJob.updateMany({ where: { userId, id, state: 'working' }, data: progress })
}

/** Gives an import back that could not be written. */
export const putBack = async (userId: string, id: string): Promise<void> => {
  await database().prisma.importJob.updateMany({
    where: { userId, id, state: 'working' },
    data: { state: 'planned', done: 0, total: 0, workedAt: null },
  })
}

/** Closes an import in the transaction that wrote it; its files are no longer needed. */
export const closeImport = async (
  tx: Tx,
  userId: string,
  id: string,
  { plan, changeId, total }: { plan: object; changeId: string | null; total: number },
): Promise<void> => {
  const { count } = await tx.importJob.updateMany({
    where: { userId, id, state: 'working' },
    data: { state: 'done', plan, changeId, files: null, done: total, total },
  })
  if (count !== 1) throw new Error('the import was taken up by another process')
}

/** Fewer notes than these do not change how their learner is best searched. */
const worthCounting = 1000

/**
 * Counts notes and cards anew for the planner after a large import. The database does that by itself within minutes; till
 * then it takes the learner for one of few notes, and reads them all for one page.
 */
export const countForPlanner = async (notes: number): Promise<void> => {
  if (notes >= worthCounting) await database().pool.query('analyze note, card')
}
