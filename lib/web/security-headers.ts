/** What every page says about itself to the browser. */

const policy = (scriptHashes: readonly string[]): string =>
  [
    `default-src 'self'`,
    `script-src 'self' ${scriptHashes.map((hash) => `'${hash}'`).join(' ')}`.trim(),
    // KaTeX and Mermaid set styles on elements.
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' blob: data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `worker-src 'self'`,
    `manifest-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
    `form-action 'self'`,
  ].join('; ')

const usual: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
}

/** Hashes of each static page's inline scripts, by path, gathered after the build. */
export type ScriptHashes = Record<string, readonly string[]>

/** The page that was built for a path: all scenarios of the lab share one (next.config.js). */
const builtPath = (path: string): string => path.replace(/^\/scenarios\/[^/]+$/, '/scenarios/lab')

/** Headers of a page; a path that was not built gets those of the not-found page. */
export const pageHeaders = (
  path: string,
  hashes: ScriptHashes,
  isSecure: boolean,
): Record<string, string> => ({
  ...usual,
  'Content-Security-Policy': policy(hashes[builtPath(path)] ?? hashes['/_not-found'] ?? []),
  ...(isSecure ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
})

/** Headers of an answer of the API: it is never a page. */
export const apiHeaders = (isSecure: boolean): Record<string, string> => ({
  ...usual,
  'Content-Security-Policy': `default-src 'none'; frame-ancestors 'none'`,
  ...(isSecure ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
})
