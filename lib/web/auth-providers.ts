import type { AuthOptions } from 'next-auth'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import type { Env, ProviderKeys } from '@/lib/env'

/** What of a provider's answer is used: the person's own name there, and an address that the provider has seen confirmed. */
export type ProviderUser = {
  id: string
  name: string
  /** next-auth makes `undefined` of null. */
  email?: string | null
  label: string
}

const patienceMs = 5000

type GithubEmail = { email: string; primary: boolean; verified: boolean }
type GithubUser = { id: number; login: string; name: string | null; emails: GithubEmail[] }

const github = ({ id, secret, url }: ProviderKeys): OAuthConfig<GithubUser> => {
  const base = url ?? 'https://github.com'
  const api = url ? `${url}/api/v3` : 'https://api.github.com'
  const ask = async <T>(path: string, token: string): Promise<T> => {
    const response = await fetch(api + path, {
      headers: { Authorization: `Bearer ${token}`, Accept: 'application/vnd.github+json' },
      signal: AbortSignal.timeout(patienceMs),
    })
    if (!response.ok) throw new Error(`GitHub answered ${response.status} to ${path}`)
    return (await response.json()) as T
  }
  return {
    ...{ id: 'github', name: 'GitHub', type: 'oauth', clientId: id, clientSecret: secret },
    issuer: `${base}/login/oauth`,
    authorization: { url: `${base}/login/oauth/authorize`, params: { scope: 'read:user user:email' } },
    token: `${base}/login/oauth/access_token`,
    userinfo: {
      url: `${api}/user`,
      request: async ({ tokens }) => {
        const token = tokens.access_token ?? ''
        const [user, emails] = await Promise.all([
          ask<GithubUser>('/user', token),
          ask<GithubEmail[]>('/user/emails', token),
        ])
        return { ...user, emails } as never
      },
    },
    checks: ['state', 'pkce'],
    profile: ({ id, login, name, emails }) => {
      const email = emails.find(({ primary, verified }) => primary && verified)?.email ?? null
      return { id: String(id), name: name ?? login, email, label: login } as ProviderUser as never
    },
  }
}

type GoogleUser = { sub: string; name?: string; email?: string; email_verified?: boolean }

const google = ({ id, secret, url }: ProviderKeys): OAuthConfig<GoogleUser> => ({
  ...{ id: 'google', name: 'Google', type: 'oauth', clientId: id, clientSecret: secret },
  wellKnown: `${url ?? 'https://accounts.google.com'}/.well-known/openid-configuration`,
  authorization: { params: { scope: 'openid email profile', prompt: 'select_account' } },
  idToken: true,
  checks: ['state', 'pkce', 'nonce'],
  profile: ({ sub, name, email, email_verified }) =>
    ({
      id: sub,
      name: name ?? '',
      email: email_verified === true ? (email ?? null) : null,
      label: email ?? '',
    }) as ProviderUser as never,
})

/** The providers that are set up, as next-auth wants them. */
export const authProviders = (keys: Env['providers']): AuthOptions['providers'] => [
  ...(keys.github ? [github(keys.github)] : []),
  ...(keys.google ? [google(keys.google)] : []),
]
