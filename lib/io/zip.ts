import { setImmediate as nextTurn } from 'node:timers/promises'
import { Zip, ZipDeflate } from 'fflate'

/** Others get a turn whenever so much was packed. */
const turnAfterChars = 200_000

/** A zip file made piece by piece: only one file's text and what it packs to are held at a time. */
export async function* zipFiles(
  files: AsyncIterable<{ path: string; text: string }>,
): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    pieces.push(piece)
  })
  let packed = 0
  for await (const { path, text } of files) {
    const file = new ZipDeflate(path, { level: 6 })
    zip.add(file)
    file.push(new TextEncoder().encode(text), true)
    yield* pieces
    pieces = []
    packed += text.length
    if (packed < turnAfterChars) continue
    packed = 0
    await nextTurn()
  }
  zip.end()
  yield* pieces
}
