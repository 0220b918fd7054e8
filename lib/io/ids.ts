import { randomFillSync } from 'node:crypto'
import { uuidv7Maker } from '@/lib/core/uuid'

/** A new UUIDv7; ids made by one process always rise. */
export const newId = uuidv7Maker(Date.now, (bytes) => {
  randomFillSync(bytes)
})
