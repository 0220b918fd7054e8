import DataLoader from 'dataloader'

/** So many at most in one statement. */
const mostTogether = 100

/**
 * Finds a row by its hash, in one statement for all that are asked for while the process reads what has come in: under
 * load a statement of its own for every request took a fifth of the server's time (decision 0054). Nothing is kept: each
 * is asked of the database after its request came, so that what was revoked before no longer counts.
 * @param find rows of these hashes, in any order, unknown ones left out; when it fails, all who asked hear of it
 */
export const asksTogether = <Row extends { hash: Buffer }>(
  find: (hashes: readonly Buffer[]) => Promise<Row[]>,
): ((hash: Buffer) => Promise<Row | null>) => {
  const loader = new DataLoader<Buffer, Row | null>(
    async (hashes) => {
      const rows = new Map((await find(hashes)).map((row) => [row.hash.toString('hex'), row]))
      return hashes.map((hash) => rows.get(hash.toString('hex')) ?? null)
    },
    { cache: false, maxBatchSize: mostTogether, batchScheduleFn: (send) => setImmediate(send) },
  )
  return (hash) => loader.load(hash)
}
