import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * After `next build`: says what the service worker keeps (`public/precache.json`), and the hashes of the inline scripts of each
 * prerendered page (`dist/csp-hashes.json`), which the listener sends as its content security policy.
 */
const project = join(dirname(fileURLToPath(import.meta.url)), '..')
const pages = join(project, '.next/server/app')

/** Pages that work without the network. */
const shells = ['/review', '/today']

/** Scripts that a shell fetches by itself, and which have no hash in their name. */
const beside = ['/theme.js']

/** Fonts by the beginning of their file's name: the text faces in Latin, and KaTeX's main faces. KaTeX's rarer ones come online. */
const fontNames = [
  ...[
    'instrument-sans-latin-wght-normal',
    'source-serif-4-latin-opsz-normal',
    'source-serif-4-latin-opsz-italic',
  ],
  ...['KaTeX_Main-Regular', 'KaTeX_Main-Bold', 'KaTeX_Main-Italic', 'KaTeX_Math-Italic'],
  ...[
    'KaTeX_AMS-Regular',
    'KaTeX_Size1-Regular',
    'KaTeX_Size2-Regular',
    'KaTeX_Size3-Regular',
    'KaTeX_Size4-Regular',
  ],
]

const isWanted = (url) =>
  url.endsWith('.woff2') && fontNames.some((name) => posix.basename(url).startsWith(`${name}.`))

const unescape = (text) => text.replaceAll('&amp;', '&')

/** Addresses of built files that a page's tags name. */
const assetsOf = (html) =>
  [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+)"/g)]
    .map((match) => unescape(match[1]))
    .filter((url) => url.startsWith('/_next/static/'))

const fileOf = (url) => join(project, '.next', decodeURI(url.split('?')[0]).replace('/_next/', ''))

/** Scripts and styles that a script fetches when they are needed. */
const lazyOf = (url) =>
  url.endsWith('.js') && existsSync(fileOf(url))
    ? [...readFileSync(fileOf(url), 'utf8').matchAll(/"(static\/chunks\/[^"]+\.(?:js|css))"/g)].map(
        (match) => `/_next/${match[1]}`,
      )
    : []

/** Everything that comes along with a script, itself included. */
const withLazy = (url, found = new Set()) => {
  if (found.has(url) || !existsSync(fileOf(url))) return found
  found.add(url)
  for (const one of lazyOf(url)) withLazy(one, found)
  return found
}

/** What is fetched when needed is kept too (sheets, scenarios, their charts), unless it is as much as what draws diagrams. */
const mostLazyBytes = 600_000
const sizeOf = (urls) => [...urls].reduce((sum, url) => sum + statSync(fileOf(url)).size, 0)
const keptLazy = (urls) =>
  urls
    .flatMap(lazyOf)
    .map((url) => withLazy(url))
    .filter((found) => sizeOf(found) <= mostLazyBytes)
    .flatMap((found) => [...found])

/** Fonts that a stylesheet names, relative to itself or to the site. */
const fontsOf = (cssUrl) => {
  if (!existsSync(fileOf(cssUrl))) return []
  const css = readFileSync(fileOf(cssUrl), 'utf8')
  return [...css.matchAll(/url\((["']?)([^"')]+)\1\)/g)]
    .map((match) => new URL(match[2], `http://site${cssUrl}`))
    .filter((url) => url.host === 'site')
    .map((url) => url.pathname)
    .filter(isWanted)
}

const htmlFiles = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))

/** `/notes/new` for `notes/new.html`, `/` for `index.html`. */
const pathOf = (file) => {
  const path = relative(pages, file)
    .split(sep)
    .join('/')
    .replace(/\.html$/, '')
  return path === 'index' ? '/' : `/${path}`
}

const inlineScript = /<script\b(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g

const hashesOf = (html) => [
  ...new Set(
    [...html.matchAll(inlineScript)].map(
      (match) => `sha256-${createHash('sha256').update(match[1], 'utf8').digest('base64')}`,
    ),
  ),
]

const writeJson = (path, value) => {
  mkdirSync(dirname(join(project, path)), { recursive: true })
  writeFileSync(join(project, path), `${JSON.stringify(value, null, 2)}\n`)
}

const htmls = new Map(htmlFiles(pages).map((file) => [pathOf(file), readFileSync(file, 'utf8')]))

const kept = shells.filter((path) => htmls.has(path))
const assets = [...new Set(kept.flatMap((path) => assetsOf(htmls.get(path))))]
const fonts = assets.filter((url) => url.split('?')[0].endsWith('.css')).flatMap(fontsOf)
const files = beside.filter((path) => existsSync(join(project, 'public', path)))

writeJson('public/precache.json', [
  ...new Set([...kept, ...files, ...assets, ...keptLazy(assets.map((url) => url.split('?')[0])), ...fonts]),
])
writeJson(
  'dist/csp-hashes.json',
  Object.fromEntries([...htmls].sort().map(([path, html]) => [path, hashesOf(html)])),
)
