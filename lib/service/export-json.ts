import { eachMedia, eachNote, eachRow, exportedTables, findRevisions, findWhole } from '@/lib/db/exports'

async function* single(pages: AsyncIterable<readonly object[]>): AsyncGenerator<object> {
  for await (const page of pages) yield* page
}

/** A list as JSON, in pieces of about 64 KB. */
async function* listOf(name: string, rows: AsyncIterable<object>): AsyncGenerator<string> {
  let piece = `,\n"${name}": [`
  let isFirst = true
  for await (const row of rows) {
    piece += `${isFirst ? '' : ','}\n${JSON.stringify(row)}`
    isFirst = false
    if (piece.length < 65_536) continue
    yield piece
    piece = ''
  }
  yield `${piece}\n]`
}

async function* piecesOf(userId: string, now: number): AsyncGenerator<string> {
  const { account, settings } = await findWhole(userId)
  const head = { format: 'crossover', version: 1, exportedAt: new Date(now).toISOString(), account, settings }
  yield JSON.stringify(head, null, 1).slice(0, -2)
  const revisions = await findRevisions(userId)
  yield `,\n"presetRevisions": ${JSON.stringify(revisions)}`
  for (const name of exportedTables) yield* listOf(name, single(eachRow(userId, name)))
  yield* listOf('notes', single(eachNote(userId, null)))
  yield* listOf('media', eachMedia(userId))
  yield '\n}\n'
}

/**
 * Everything a learner has as one JSON object: account, settings, presets with their revisions, decks, cards, the whole
 * review log, notes with the library's words, images in base64. Read a page at a time, and never held whole.
 */
export async function* jsonExport(userId: string, now: number): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const piece of piecesOf(userId, now)) yield encoder.encode(piece)
}
