import { isAtMost, toDigits, toWhole } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decide, type Step } from '../ladder'
import { percent, rounded } from '../words'

/** G20. Hashing ids into a table: few collisions cost many rows, so keys may be the cheaper price. */

type Hashing = {
  ids: number
  collisionShare: number
  dimension: number
  bytes: number
  budgetGB: number
  keyBytes: number
}

const hashedPerId = (v: Hashing): number => (-v.dimension * v.bytes) / Math.log(1 - v.collisionShare) / 1e9
const keyedPerId = (v: Hashing): number => (v.dimension * v.bytes + v.keyBytes) / 1e9
const last = 'filter-or-double-hash'

const quantitiesOf = (v: Hashing) => {
  const rows = -v.ids / Math.log(1 - v.collisionShare)
  const tableGB = (rows * v.dimension * v.bytes) / 1e9
  return { rows, tableGB, collisionlessGB: (v.ids * (v.dimension * v.bytes + v.keyBytes)) / 1e9 }
}

const solve = (v: Hashing): Solved => {
  const { rows, tableGB, collisionlessGB } = quantitiesOf(v)
  const step = (id: string, size: number): Step => {
    return { id, option: id, holds: isAtMost(size, v.budgetGB), kind: 'soft', ratio: size / v.budgetGB }
  }
  return {
    ...decide([step('hash', tableGB), step('collisionless', collisionlessGB)], { id: last, option: last }),
    intermediates: { rows: toWhole(rows), tableGB, collisionlessGB },
  }
}

const explain = (v: Hashing, { answers, intermediates }: Solved): string => {
  const { rows, tableGB, collisionlessGB } = intermediates
  const perId = rounded(rows! / v.ids)
  const hashed = `to keep collisions at ${percent(v.collisionShare)} of the ids, hashing needs ${perId} rows an id: ${rounded(rows!)} rows, ${rounded(tableGB!)} GB`
  const keyed = `one row an id with ${rounded(v.keyBytes)} bytes of key and slack takes ${rounded(collisionlessGB!)} GB`
  const budget = `${rounded(v.budgetGB)} GB`
  const text: Record<string, string> = {
    hash: `Because ${hashed} against a budget of ${budget}, the hashed table fits.\nIt is the simplest: nothing to store but rows, no keys and no eviction. By comparison, ${keyed}.`,
    collisionless: `Because ${hashed} against a budget of ${budget}, a hashed table is too large; but ${keyed}, which fits.\nA cuckoo table that drops ids not seen for long has no collisions at all, at the price of keys and upkeep.`,
    [last]: `Because ${hashed}, and ${keyed}, both exceed the budget of ${budget}.\nGive own rows only to ids above a count threshold and let the rest share, or compose each row of two smaller tables (double hashing, quotient and remainder).`,
  }
  return text[answers[0]]!
}

export const hashTableSize: Generator<Hashing> = {
  id: 'G20',
  slug: 'hash-table-size',
  title: 'Hashing ids into a table',
  revision: 1,
  topic: 'T03',
  kind: 'choice',
  factIds: ['F3.9', 'F10.5', 'F10.6', 'F10.7'],
  variables: {
    ids: { label: 'Number of ids', unit: '' },
    collisionShare: { label: 'Share of ids that may collide', unit: '' },
    dimension: { label: 'Dimension', unit: '' },
    bytes: { label: 'Precision', unit: 'bytes a value' },
    budgetGB: { label: 'Memory budget', unit: 'GB' },
    keyBytes: { label: 'Key and slack of a collisionless table', unit: 'bytes an id', kind: 'assumption' },
  },
  whole: ['ids'],
  draw: (from) => ({
    ids: from.log('ids', 1e6, 1e11, 2),
    collisionShare: from.oneOf('collisionShare', [0.01, 0.02, 0.05, 0.1, 0.2]),
    dimension: from.oneOf('dimension', [8, 16, 32, 64, 128]),
    bytes: from.oneOf('bytes', [1, 2, 4]),
    budgetGB: from.oneOf('budgetGB', [8, 16, 32, 64, 128, 256, 512]),
    keyBytes: 16,
  }),
  isFair: () => true,
  aims: ['hash', 'collisionless', last].map((aim) => ({ aim })),
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'hash', label: 'Hash the ids into one table' },
    { id: 'collisionless', label: 'A collisionless table with one row an id, and expiry' },
    { id: last, label: 'Filter rare ids, or compose rows by double hashing' },
  ],
  reasons: () => [
    { id: 'hash', label: 'The hashed table fits at the collisions allowed' },
    { id: 'collisionless', label: 'One row an id fits, keys included, and the hashed table does not' },
    { id: last, label: 'Neither the hashed table nor one row an id fits' },
  ],
  crossover: (v) => {
    const { tableGB, collisionlessGB } = quantitiesOf(v)
    const distance = (size: number) => Math.abs(Math.log(size / v.budgetGB))
    const isHashed = isAtMost(distance(tableGB), distance(collisionlessGB))
    const perId = isHashed ? hashedPerId(v) : keyedPerId(v)
    return {
      variable: 'ids',
      value: v.budgetGB / perId,
      curves: [
        {
          id: 'table',
          label: isHashed ? 'hashed table, GB' : 'collisionless table, GB',
          y: (x) => x * perId,
        },
        { id: 'budget', label: 'budget, GB', y: () => v.budgetGB },
      ],
    }
  },
  twist: ({ ids, collisionShare }, { answers }) =>
    answers[0] === 'hash'
      ? { ids: toWhole(toDigits(ids * 10, 2)) }
      : { collisionShare: toDigits(collisionShare * 4, 12) },
  story:
    'Ids are to get rows of an embedding table. Count the weights alone, without optimiser states. A hashed table stores no keys; its rows are chosen so that only the given share of ids collides. A collisionless table stores each id besides its row.\nWhich is the simplest table within the budget?',
  say: {
    collisionShare: percent,
    bytes: (bytes) => (bytes === 1 ? '1 byte a value' : `${rounded(bytes)} bytes a value`),
  },
  explain,
  mistakes: (v) => {
    const { tableGB, collisionlessGB, rows } = quantitiesOf(v)
    return {
      hash: `Takes as many rows as ids: for these collisions it needs ${rounded(rows / v.ids)} rows an id, ${rounded(tableGB)} GB.`,
      collisionless: isAtMost(collisionlessGB, v.budgetGB)
        ? 'Pays for keys and upkeep although a plain hashed table fits.'
        : `Forgets the keys, or the budget: with them it takes ${rounded(collisionlessGB)} GB.`,
      [last]: 'Accepts shared rows although a table with the collisions allowed, or none, fits.',
    }
  },
}
