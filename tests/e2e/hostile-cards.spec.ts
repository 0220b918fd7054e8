import { expect, test } from '@playwright/test'
import { newLearner } from './support/api-client'
import { signIn } from './support/browser'
import { corpus, inGroupsOf, tagOf, together, visit, watchForHits } from './support/hostile'

type Api = Awaited<ReturnType<typeof newLearner>>['api']

const write = async (api: Api, deckId: string): Promise<number> => {
  const groups = inGroupsOf(8, corpus)
  for (const group of groups) {
    const all = together(group)
    const { status } = await api.send('POST', '/notes', {
      deckId,
      noteType: 'concept',
      fields: {
        Question: all,
        Answer: all,
        Why: all,
        'When not': all,
        Points: group.map((one) => one.replace(/\n/g, ' ')).join('\n'),
        Source: group.map((one) => one.replace(/\n/g, ' ')).join('\n'),
      },
      tags: group.map(tagOf),
    })
    expect(status).toBe(201)
  }
  return groups.length
}

test('no payload runs or calls out, in any field, tag, name or list', async ({ page, baseURL }) => {
  expect(corpus.length).toBeGreaterThanOrEqual(300)
  const hits = await watchForHits(page)
  const { api, email } = await newLearner(baseURL!)
  const { body } = await api.send<{ decks: { id: string; presetId: string }[] }>('GET', '/decks')
  const { id: deckId, presetId } = body.decks[0]!
  await api.send('PATCH', `/presets/${presetId}`, { newPerDay: 9999 })
  await api.send('PATCH', '/me', { name: '<img src=x onerror=alert(1)>' })
  for (const payload of corpus.filter((_, index) => index % 9 === 0)) {
    await api.send('POST', '/decks', { name: payload.replace(/::/g, ':').replace(/\s+/g, ' ').slice(0, 90) })
    await api.send('POST', '/presets', { name: payload.replace(/\s+/g, ' ').slice(0, 60) })
    await api.send('POST', '/searches', { name: payload.replace(/\s+/g, ' ').slice(0, 60), q: '"x"' })
    await api.send('POST', '/tokens', { name: payload.replace(/\s+/g, ' ').slice(0, 60) })
  }
  const count = await write(api, deckId)
  await signIn(page, email)
  for (const path of [
    '/today',
    '/decks',
    '/decks/presets',
    '/notes',
    '/notes/new',
    '/stats',
    '/weekly',
    '/readiness',
    '/import',
    '/library',
    '/scenarios',
    '/settings',
    '/settings/memory',
  ])
    await visit(page, path)
  expect(await hits()).toEqual([])

  await page.goto('/review')
  for (let index = 0; index < count; index++) {
    await page.getByRole('button', { name: /Show answer/ }).click()
    await page.getByRole('region', { name: 'Answer' }).waitFor()
    await page.waitForTimeout(100)
    await page.keyboard.press('4')
    await page.getByRole('region', { name: 'Answer' }).waitFor({ state: 'detached' })
  }
  expect(await hits()).toEqual([])
})

test('no payload runs or calls out from the editor and its preview', async ({ page, baseURL }) => {
  const hits = await watchForHits(page)
  const { email } = await newLearner(baseURL!)
  await signIn(page, email)
  await visit(page, '/notes/new')
  for (const group of inGroupsOf(60, corpus)) {
    await page.getByLabel('Front').fill(together(group))
    await page.getByLabel('Back').fill(together(group))
    await page.waitForTimeout(900)
  }
  expect(await hits()).toEqual([])
})

test('no payload runs or calls out from a file, its name or its rows', async ({ page, baseURL }) => {
  const hits = await watchForHits(page)
  const { api, email } = await newLearner(baseURL!)
  const cell = (text: string) => `"${text.replace(/"/g, '""')}"`
  const rows = corpus.map((payload, index) =>
    [`${index} ${payload}`, payload, tagOf(payload)].map(cell).join(','),
  )
  const name = '"><img src=x onerror=alert(1)>.csv'
  const text = ['#separator:comma', '#html:true', '#tags column:3', ...rows].join('\n')
  await signIn(page, email)
  await visit(page, '/import')
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.waitForTimeout(1500)
  expect(await hits()).toEqual([])

  const planned = await api.send<{ import: { id: string; counts: { new: number } } }>('POST', '/imports', {
    files: [{ name, text }],
  })
  expect(planned.status).toBe(201)
  expect(planned.body.import.counts.new).toBeGreaterThan(300)
  const { status } = await api.send('POST', `/imports/${planned.body.import.id}/commit`)
  expect(status).toBeLessThan(300)
  await expect
    .poll(async () => (await api.send<{ notes: unknown[] }>('GET', '/notes?limit=1')).body.notes.length)
    .toBe(1)
  await visit(page, '/notes')
  expect(await hits()).toEqual([])
  await visit(page, '/review')
  await page.getByRole('button', { name: /Show answer/ }).click()
  await page.getByRole('group', { name: 'How was it?' }).waitFor()
  expect(await hits()).toEqual([])
})
