import { offline, reach } from './api'

/** Saves a file from under `/api/v1` under the name that the server gives it. */
export const saveFile = async (path: string): Promise<void> => {
  const response = await reach(path, {})
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'export'
  const blob = await response.blob().catch(() => {
    throw offline()
  })
  const address = URL.createObjectURL(blob)
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  // The browser reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
