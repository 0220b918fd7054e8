import { setImmediate as nextTurn } from 'node:timers/promises'
import { Zip, ZipDeflate } from 'fflate'

/** A zip file made piece by piece: only one file's text and what it packs to are held at a time. */
export async function* zipFiles(
  files: AsyncIterable<{ path: string; text: string }>,
): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    pieces.push(piece)
  })
  for await (const { path, text } of files) {
    const file = new ZipDeflate(path, { level: 6 })
    zip.add(file)
    file.push(new TextEncoder().encode(text), true)
    yield* pieces
    pieces = []
    await nextTurn()
  }
  zip.end()
  yield* pieces
}
