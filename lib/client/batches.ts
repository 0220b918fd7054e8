import type { OutboxRow } from './stored'

/** The server takes 500 entries and 256 KB; a smaller batch is lost more cheaply on a bad line. */
export const batchLimits = { entries: 100, bytes: 200_000 }

/** What a browser lets a page send while it closes is 64 KB for everything together. */
export const farewellLimits = { entries: 100, bytes: 60_000 }

const envelopeBytes = 200

const bytesOf = (row: OutboxRow): number => new TextEncoder().encode(JSON.stringify(row.entry)).length + 1

/** The first entries that fit into one batch; always one at least. */
export const cutBatch = (
  rows: readonly OutboxRow[],
  limits: { entries: number; bytes: number },
): OutboxRow[] => {
  let bytes = envelopeBytes
  const batch: OutboxRow[] = []
  for (const row of rows.slice(0, limits.entries)) {
    bytes += bytesOf(row)
    if (batch.length > 0 && bytes > limits.bytes) break
    batch.push(row)
  }
  return batch
}

/** Milliseconds to wait before try `count` (from 1): doubled each time to a minute, half of it by chance. */
export const backOffMs = (count: number, chance: number): number =>
  Math.min(60_000, 1000 * 2 ** Math.min(count - 1, 6)) * (0.5 + chance / 2)
