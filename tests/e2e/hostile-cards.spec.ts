import { expect, test, type Page } from '@playwright/test'
import { xssPayloads } from '../support/xss-payloads'
import { newLearner } from './support/api-client'
import { signIn, watchForTrouble } from './support/browser'

type Api = Awaited<ReturnType<typeof newLearner>>['api']

/** What the server takes: Postgres holds neither NUL nor half a character. */
const storable = xssPayloads.filter((text) => !/\u0000|\p{Surrogate}/u.test(text))

/** Each as it stands, and behind what an editor, an importer or a careless join may put before it. */
const corpus = storable.flatMap((text) => [text, `"'>${text}`, `</textarea></title>${text}`])

const inGroupsOf = <T>(size: number, list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  )

/** Payloads stand apart, so that one cannot swallow the next. */
const together = (payloads: readonly string[]) => payloads.join('\n\n<!-- -->\n\n')

const tagOf = (payload: string) => payload.replace(/\s+/g, '_').slice(0, 99)

/** Anything that ran has shown a dialog or left a mark; anything that called out has asked another host. */
const watchForHits = async (page: Page): Promise<() => Promise<string[]>> => {
  const hits: string[] = []
  page.on('dialog', (dialog) => {
    hits.push(`dialog ${dialog.message()} on ${page.url()}`)
    void dialog.dismiss()
  })
  await page.addInitScript(() => {
    window.alert = () => {
      ;(window as { hit?: boolean }).hit = true
    }
  })
  const trouble = watchForTrouble(page)
  return async () => {
    if (await page.evaluate(() => (window as { hit?: boolean }).hit === true))
      hits.push(`alert on ${page.url()}`)
    return [...hits, ...trouble.filter((line) => line.startsWith('request'))]
  }
}

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

const visit = async (page: Page, path: string) => {
  await page.goto(path)
  await page.waitForLoadState('networkidle')
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
    '/import',
    '/library',
    '/settings',
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
