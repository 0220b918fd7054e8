import { createSearch } from '@/lib/service/create-search'
import { deleteSearch } from '@/lib/service/delete-search'
import { listSearches } from '@/lib/service/list-searches'
import { patchSearch } from '@/lib/service/patch-search'
import { makeLearner, useDatabase } from '@/tests/support/learner'

useDatabase()

const now = Date.UTC(2026, 5, 1, 12)

test('a learner keeps a search, renames it, and lets it go', async () => {
  const context = (await makeLearner()).at(now)
  const { search } = await createSearch(context, { name: 'Shaky', q: ' prop:r<0.8 -is:new ', pinned: true })
  expect(search).toMatchObject({ name: 'Shaky', q: 'prop:r<0.8 -is:new', pinned: true })
  await patchSearch(context, { id: search.id, name: 'Very shaky', pinned: false })
  expect(await listSearches(context)).toEqual({
    searches: [{ ...search, name: 'Very shaky', pinned: false }],
    nextCursor: null,
  })
  await deleteSearch(context, { id: search.id })
  expect((await listSearches(context)).searches).toEqual([])
})

test('a search that cannot be read is not kept, and a name stands for one search', async () => {
  const context = (await makeLearner()).at(now)
  await expect(createSearch(context, { name: 'A', q: 'is:ready', pinned: true })).rejects.toMatchObject({
    code: 'invalid-input',
  })
  const { search } = await createSearch(context, { name: 'A', q: 'is:due', pinned: true })
  await createSearch(context, { name: 'B', q: 'is:new', pinned: true })
  await expect(createSearch(context, { name: 'a', q: 'x', pinned: true })).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(patchSearch(context, { id: search.id, name: 'b' })).rejects.toMatchObject({ code: 'conflict' })
  await expect(patchSearch(context, { id: search.id, q: '(' })).rejects.toMatchObject({
    code: 'invalid-input',
  })
  expect((await listSearches(context)).searches).toMatchObject([
    { name: 'A', q: 'is:due' },
    { name: 'B', q: 'is:new' },
  ])
})

test('a stranger’s search is as one that is not there', async () => {
  const owner = (await makeLearner()).at(now)
  const stranger = (await makeLearner()).at(now)
  const { search } = await createSearch(owner, { name: 'Mine', q: '', pinned: true })
  await expect(patchSearch(stranger, { id: search.id, name: 'Taken' })).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(deleteSearch(stranger, { id: search.id })).rejects.toMatchObject({ code: 'not-found' })
  expect((await listSearches(stranger)).searches).toEqual([])
  expect((await listSearches(owner)).searches).toEqual([search])
})
