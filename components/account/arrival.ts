import { providerNames, type Provider } from '@/lib/core/providers'

/** What the address of the sign-in page says of how somebody came to it. */
export type Arrival = {
  /** A sentence when a provider's sign-in did not lead in. */
  sentence?: string
  /** A closed account that was entered through a provider: the day it is erased on. */
  closing?: { erasedOn: string; provider: Provider }
}

const isProvider = (text: string | null): text is Provider => text !== null && text in providerNames

const sentenceFor = (error: string, name: string): string => {
  if (error === 'address-taken')
    return `The address that ${name} gives has an account here already. Sign in with its password, then connect ${name} under Settings.`
  if (error === 'address-unconfirmed')
    return `${name} has not confirmed an address of yours. Confirm one there, or create an account with a password.`
  if (error === 'AccessDenied' || error === 'access_denied') return `${name} did not let you in.`
  return `Signing in with ${name} did not work. Try again, or use your password.`
}

/** Reads the query of the page's address. */
export const readArrival = (query: URLSearchParams): Arrival => {
  const given = query.get('provider')
  const provider = isProvider(given) ? given : null
  const erasedOn = query.get('closing')
  if (erasedOn && /^\d{4}-\d{2}-\d{2}$/.test(erasedOn) && provider) return { closing: { erasedOn, provider } }
  const error = query.get('error')
  return error ? { sentence: sentenceFor(error, provider ? providerNames[provider] : 'that account') } : {}
}
