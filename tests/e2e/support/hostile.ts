import type { Page } from '@playwright/test'
import { xssPayloads } from '../../support/xss-payloads'
import { watchForTrouble } from './browser'

/** What the server takes: Postgres holds neither NUL nor half a character. */
const storable = xssPayloads.filter((text) => !/\u0000|\p{Surrogate}/u.test(text))

/** Each as it stands, and behind what an editor, an importer or a careless join may put before it. */
export const corpus = storable.flatMap((text) => [text, `"'>${text}`, `</textarea></title>${text}`])

export const inGroupsOf = <T>(size: number, list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  )

/** Payloads stand apart, so that one cannot swallow the next. */
export const together = (payloads: readonly string[]) => payloads.join('\n\n<!-- -->\n\n')

export const tagOf = (payload: string) => payload.replace(/\s+/g, '_').slice(0, 99)

/** Anything that ran has shown a dialog or left a mark; anything that called out has asked another host. */
export const watchForHits = async (page: Page): Promise<() => Promise<string[]>> => {
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

export const visit = async (page: Page, path: string) => {
  await page.goto(path)
  await page.waitForLoadState('networkidle')
}
