import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { newLearner } from './support/api-client'
import { signIn } from './support/browser'

type Manifest = Record<string, string>

/** Every address of the build, as Next itself lists them. */
const addresses = (): string[] =>
  Object.values(JSON.parse(readFileSync('.next/app-path-routes-manifest.json', 'utf8')) as Manifest).sort()

const isPage = (path: string) => !path.startsWith('/api/') && !/\.\w+$/.test(path)

test('no page of the build holds anything of a learner: it is the same for everybody', async ({
  page,
  baseURL,
}) => {
  const { email } = await newLearner(baseURL!)
  await signIn(page, email)
  const cookies = await page.context().cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const pages = addresses().filter(isPage)
  expect(pages).toEqual(expect.arrayContaining(['/', '/settings', '/today', '/review', '/notes']))
  for (const path of pages) {
    const own = await fetch(baseURL + path, { headers: { cookie } })
    const html = await own.text()
    expect([path, html.includes(email)]).toEqual([path, false])
    // A cookie that no longer counts opens the same empty shell, and no cookie leads to sign-in.
    const dead = await fetch(baseURL + path, { headers: { cookie: 'crossover.session=dead' } })
    expect([path, (await dead.text()) === html]).toEqual([path, true])
    const none = await fetch(baseURL + path, { redirect: 'manual' })
    if (none.status === 302) expect(none.headers.get('location')).toContain('/sign-in?next=')
    else expect([path, (await none.text()) === html]).toEqual([path, true])
  }
})

test('what is no page of the build belongs to the API, which asks who is there', async ({ baseURL }) => {
  const others = addresses().filter((path) => !isPage(path))
  expect(others.filter((path) => !/^\/(api\/|icon\.svg$|manifest\.webmanifest$|favicon)/.test(path))).toEqual(
    [],
  )
  for (const path of ['/api/auth/session', '/api/auth/providers', '/api/auth/csrf']) {
    const response = await fetch(baseURL + path, { headers: { cookie: 'crossover.session=dead' } })
    expect([path, JSON.stringify(await response.json())]).toEqual([path, expect.not.stringContaining('@')])
  }
})
