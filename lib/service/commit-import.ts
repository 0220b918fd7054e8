import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import type { ImportOptionsInput, OneImportReply } from '@/lib/contract/imports'
import { AppError } from '@/lib/core/errors'
import { writeImport } from '@/lib/db/import-notes'
import { countForPlanner, putBack, takeUp, tellProgress, type ImportRow } from '@/lib/db/imports'
import { findKnown } from '@/lib/db/known-notes'
import { newId } from '@/lib/io/ids'
import type { Context } from './context'
import { unpackFiles } from './import-files'
import { importedOf, setNote, unsetOf, type SetNotes } from './import-notes'
import { planImport, readImport, type PlannedImport } from './import-plan'
import { importReplyOf, requireImport } from './import-reply'
import { newChange } from './new-change'

/** A commit that takes longer is answered while it works; GET /imports/:id tells how far it is. */
const patienceMs = 20_000
const toldEveryMs = 500

/** One import at a time is set in this process, or reviews would wait behind it. */
let lastInLine: Promise<unknown> = Promise.resolve()
const inLine = <T>(work: () => Promise<T>): Promise<T> => {
  const turn = lastInLine.then(work, work)
  lastInLine = turn.catch(() => undefined)
  return turn
}

/**
 * Writes an import, all or nothing, as one change. Committing again changes nothing and answers the same.
 * @throws AppError not-found
 */
export const commitImport = async (context: Context, { id }: { id: string }): Promise<OneImportReply> => {
  const { userId } = context.viewer
  const row = await requireImport(userId, id)
  if (row.state !== 'done' && row.files && (await takeUp(userId, id, new Date()))) {
    const work = inLine(() => write(context, row))
    // Whoever does not wait to the end hears of a failure by finding the import planned as before.
    work.catch(() => undefined)
    await Promise.race([work, sleep(patienceMs, undefined, { ref: false })])
  } else await waitFor(userId, id)
  const after = await requireImport(userId, id)
  context.changeId = after.changeId
  return importReplyOf(after)
}

/** Somebody else writes it: their result is ours. */
const waitFor = async (userId: string, id: string): Promise<void> => {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += toldEveryMs) {
    if ((await requireImport(userId, id)).state !== 'working') return
    await sleep(toldEveryMs)
  }
}

const write = async (context: Context, row: ImportRow): Promise<void> => {
  const { userId } = context.viewer
  try {
    const read = await readImport(userId, await unpackFiles(row.files!), row.options as ImportOptionsInput)
    const set: SetNotes = new Map()
    let { notes } = await planImport(read, await findKnown(userId, read.drafts))
    for (let attempt = 0; attempt < 5; attempt++) {
      await setAll(userId, row.id, notes, set)
      const result = await writeImport(
        userId,
        row.id,
        read.drafts,
        async (known) => {
          const planned = await planImport(read, known)
          notes = planned.notes
          if (unsetOf(notes, set).length > 0) return null
          return { notes: notes.map((note) => importedOf(note, set)), plan: planned.plan }
        },
        newChange(context),
        newId,
      )
      if (result !== 'again') {
        // Nobody waits for it, and it may fail.
        countForPlanner(notes.length).catch(() => undefined)
        return
      }
    }
    throw new AppError('conflict', 'Your notes keep changing while this is imported. Try again in a moment.')
  } catch (error) {
    await putBack(userId, row.id)
    throw error
  }
}

type Notes = PlannedImport['notes']

/** Sets every note that is not set yet, with a turn for others after each, and says how far it is. */
const setAll = async (userId: string, id: string, notes: Notes, set: SetNotes): Promise<void> => {
  const total = notes.length
  let toldAt = performance.now()
  for (const [done, note] of unsetOf(notes, set).entries()) {
    await setNote(note, set)
    await nextTurn()
    if (performance.now() - toldAt < toldEveryMs) continue
    toldAt = performance.now()
    await tellProgress(userId, id, { done, total, workedAt: new Date() })
  }
  await tellProgress(userId, id, { done: total, total, workedAt: new Date() })
}
