import type { Page } from '@playwright/test'
import { password } from './api-client'

/** Signs a learner in through the page. */
export const signIn = async (page: Page, email: string, next = '/today'): Promise<void> => {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(`**${next}`)
}

/** Collects what a page must never have: errors, refused scripts, requests to other hosts. */
export const watchForTrouble = (page: Page): string[] => {
  const trouble: string[] = []
  page.on('pageerror', (error) => trouble.push(`error on ${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      trouble.push(`console on ${page.url()}: ${message.text()}`)
  })
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && hostname !== 'localhost') trouble.push(`request to ${hostname}`)
  })
  return trouble
}
