import { asksTogether } from '@/lib/db/asks-together'

const hashOf = (n: number) => Buffer.from([n])

/** A table that knows even numbers, and what it was asked. */
const table = () => {
  const asked: number[][] = []
  let isAway = false
  const find = asksTogether(async (hashes) => {
    const numbers = hashes.map(([n]) => n!)
    asked.push(numbers)
    if (isAway) throw new Error('the database is away')
    // In another order than asked, each found once, as a database may answer.
    return [...new Set(numbers)]
      .filter((n) => n % 2 === 0)
      .reverse()
      .map((n) => ({ hash: hashOf(n), n }))
  })
  return { find, asked, goAway: (away: boolean) => (isAway = away) }
}

test('what is asked in one turn is asked in one statement, and each hears of its own', async () => {
  const { find, asked } = table()
  const found = await Promise.all([4, 3, 2, 4, 1].map((n) => find(hashOf(n))))
  expect(found.map((row) => row?.n ?? null)).toEqual([4, null, 2, 4, null])
  expect(asked).toEqual([[4, 3, 2, 4, 1]])
})

test('nothing is kept from one turn to the next', async () => {
  const { find, asked } = table()
  await find(hashOf(2))
  await find(hashOf(2))
  expect(asked).toEqual([[2], [2]])
})

test('more than a hundred are asked in parts', async () => {
  const { find, asked } = table()
  const numbers = Array.from({ length: 250 }, (_, n) => n)
  const found = await Promise.all(numbers.map((n) => find(hashOf(n))))
  expect(asked.map(({ length }) => length)).toEqual([100, 100, 50])
  expect(found.map((row) => row?.n ?? null)).toEqual(numbers.map((n) => (n % 2 === 0 ? n : null)))
})

test('a failure reaches all who asked, and nobody after them', async () => {
  const { find, goAway } = table()
  goAway(true)
  const outcomes = await Promise.allSettled([find(hashOf(2)), find(hashOf(3))])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  goAway(false)
  expect(await find(hashOf(2))).toMatchObject({ n: 2 })
})
