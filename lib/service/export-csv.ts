import { tableHead, tableRow, widthOf } from '@/lib/core/codec/note-rows'
import { eachNote, usedNoteTypes } from '@/lib/db/exports'

const encoder = new TextEncoder()

/** Notes as a table, formulas escaped; read in again it gives the same notes. @param deckIds null for all decks */
export async function* csvExport(userId: string, deckIds: string[] | null): AsyncGenerator<Uint8Array> {
  const width = widthOf(await usedNoteTypes(userId))
  yield encoder.encode(tableHead(width))
  for await (const notes of eachNote(userId, deckIds))
    yield encoder.encode(notes.map((note) => tableRow(note, width)).join(''))
}
