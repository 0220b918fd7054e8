import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Who is signed in at the provider, and presses "Allow" at once. */
export type Person = { id: number; login: string; name: string; email: string; isConfirmed: boolean }

/** GitHub's and Google's sign-in in one server on this machine: the same calls, checked as they check them. */
export type ProviderServer = { url: string; person: Person; stop(): Promise<void> }

export const providerKeys = { id: 'client', secret: 'shared secret' }

type Grant = { challenge: string | null; nonce: string | null; redirect: string }

const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return new URLSearchParams(text)
}

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

const isClient = (request: IncomingMessage, form: URLSearchParams): boolean => {
  const basic = Buffer.from((request.headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString()
  const [id, secret] = basic.includes(':')
    ? basic.split(':').map((part) => decodeURIComponent(part.replaceAll('+', ' ')))
    : [form.get('client_id'), form.get('client_secret')]
  return id === providerKeys.id && secret === providerKeys.secret
}

export const startProviderServer = async (): Promise<ProviderServer> => {
  const grants = new Map<string, Grant>()
  const tokens = new Set<string>()
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const self: ProviderServer = {
    url: '',
    person: { id: 1, login: 'ada', name: 'Ada', email: 'ada@example.org', isConfirmed: true },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }

  const json = (response: ServerResponse, status: number, body: object) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))

  const authorize = (url: URL, response: ServerResponse) => {
    const code = randomBytes(12).toString('hex')
    const redirect = url.searchParams.get('redirect_uri') ?? ''
    grants.set(code, {
      challenge: url.searchParams.get('code_challenge'),
      nonce: url.searchParams.get('nonce'),
      redirect,
    })
    const back = new URL(redirect)
    back.searchParams.set('code', code)
    back.searchParams.set('state', url.searchParams.get('state') ?? '')
    response.writeHead(302, { Location: back.toString() }).end()
  }

  const idToken = (nonce: string | null) => {
    const now = Math.floor(Date.now() / 1000)
    const { id, name, email, isConfirmed } = self.person
    const claims = {
      ...{ iss: self.url, aud: providerKeys.id, iat: now, exp: now + 300, sub: String(id) },
      ...{ name, email, email_verified: isConfirmed, ...(nonce ? { nonce } : {}) },
    }
    const signed = `${base64url({ alg: 'RS256', kid: 'one' })}.${base64url(claims)}`
    return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`
  }

  /** A code is good once, for the client and the browser that asked. */
  const exchange = async (request: IncomingMessage, response: ServerResponse, kind: 'github' | 'google') => {
    const form = await bodyOf(request)
    const grant = grants.get(form.get('code') ?? '')
    grants.delete(form.get('code') ?? '')
    const answer = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const isGood = grant && grant.challenge === answer && grant.redirect === form.get('redirect_uri')
    if (!isClient(request, form) || !isGood) return json(response, 400, { error: 'invalid_grant' })
    const token = randomBytes(12).toString('hex')
    tokens.add(token)
    json(response, 200, {
      ...{ access_token: token, token_type: 'bearer', scope: 'all' },
      ...(kind === 'google' ? { id_token: idToken(grant.nonce) } : {}),
    })
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', self.url)
    const { id, login, name, email, isConfirmed } = self.person
    const isAllowed = tokens.has((request.headers.authorization ?? '').replace(/^Bearer /i, ''))
    switch (url.pathname) {
      case '/login/oauth/authorize':
      case '/authorize':
        return authorize(url, response)
      case '/login/oauth/access_token':
        return void exchange(request, response, 'github')
      case '/token':
        return void exchange(request, response, 'google')
      case '/api/v3/user':
        return isAllowed ? json(response, 200, { id, login, name }) : json(response, 401, {})
      case '/api/v3/user/emails':
        return isAllowed
          ? json(response, 200, [
              { email: `other.${email}`, primary: false, verified: true },
              { email, primary: true, verified: isConfirmed },
            ])
          : json(response, 401, {})
      case '/.well-known/openid-configuration':
        return json(response, 200, {
          ...{ issuer: self.url, jwks_uri: `${self.url}/keys`, response_types_supported: ['code'] },
          ...{ authorization_endpoint: `${self.url}/authorize`, token_endpoint: `${self.url}/token` },
          ...{ subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'] },
        })
      case '/keys':
        return json(response, 200, {
          keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }],
        })
      default:
        return json(response, 404, {})
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  self.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return self
}
