/**
 * Keeps the shells of the review and of today on this device, so that a review goes on without the network.
 * Registered as `/sw.js?v=<version>`: another version is another worker with a cache of its own.
 * Another page that the network does not bring gives way to a sentence that leads to the review.
 * It never touches `/api/`, images apart: answers travel through the outbox, and what the server says must be what the
 * server says. An image is named by its content, so the copy that lib/client/image-cache.ts put by is the image.
 */
const version = new URL(self.location.href).searchParams.get('v') ?? 'none'
const prefix = 'crossover-'
const cacheName = `${prefix}${version}`
const imagesName = 'images-crossover'
const patienceMs = 3000

const shells = ['/review', '/today']

/** What stands in for a page that is not kept here. Its links are real ones: they ask the network again. */
const offlinePage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>Offline · Crossover</title>
<script src="/theme.js"></script>
<style>
  :root { color-scheme: light dark; --paper: light-dark(#faf9f6, #111417); --ink: light-dark(#1a2024, #e4e3de);
    --ink-2: light-dark(#474e53, #b6b4af); --accent: light-dark(#00627a, #7fcbde); --on: light-dark(#fcfcf9, #09161a); }
  :root[data-theme='light'] { color-scheme: light }
  :root[data-theme='dark'] { color-scheme: dark }
  body { margin: 0; background: var(--paper); color: var(--ink); font: 400 1rem/1.5 system-ui, sans-serif }
  main { max-width: 30rem; margin: 0 auto; padding: 15vh 20px 48px }
  h1 { margin: 0 0 12px; font: 500 1.875rem/1.15 Georgia, serif }
  p { margin: 0 0 24px; color: var(--ink-2) }
  nav { display: flex; flex-wrap: wrap; gap: 10px }
  a { display: inline-flex; align-items: center; min-height: 44px; padding: 0 18px; border: 1px solid var(--accent);
    border-radius: 6px; color: var(--accent); font-weight: 600; text-decoration: none }
  a:first-child { background: var(--accent); color: var(--on) }
  a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
</style>
<main>
  <h1>No connection.</h1>
  <p>This page needs the network. A review does not: what you answer is kept on this device and goes out later.</p>
  <nav aria-label="From here"><a href="/review">Review</a><a href="">Try again</a></nav>
</main>
</html>`

const answerUnkept = (event) =>
  fetch(event.request).catch(
    () => new Response(offlinePage, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } }),
  )

const isStatic = (url) => url.pathname.startsWith('/_next/static/')
const isImage = (url) => url.pathname.startsWith('/api/v1/media/')
const isOwn = (url) => url.origin === self.location.origin

/** A page that led elsewhere, such as to the sign-in, is not the page asked for. */
const isKeepable = (response) => response.ok && !response.redirected && response.type === 'basic'

/** One missing file must not keep the others from being kept. */
const precache = async () => {
  const cache = await caches.open(cacheName)
  const list = await (await fetch('/precache.json', { cache: 'no-cache' })).json()
  await Promise.all(
    list.map(async (url) => {
      const response = await fetch(url, { cache: shells.includes(url) ? 'no-cache' : 'default' })
      if (isKeepable(response)) await cache.put(url, response)
    }),
  )
}

const removeOldCaches = async () => {
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => name.startsWith(prefix) && name !== cacheName).map((name) => caches.delete(name)),
  )
}

/** The network, unless it is slower than the learner: then what is kept, if the shell is known. */
const answerNavigation = async (event, shell) => {
  const cache = await caches.open(cacheName)
  const kept = await cache.match(shell)
  const fetched = fetch(event.request).then((response) => {
    // A page behind a reload is the newer shell: its styles and scripts are kept as they are asked for.
    if (isKeepable(response)) event.waitUntil(cache.put(shell, response.clone()))
    return response
  })
  if (!kept) return fetched
  const late = new Promise((resolve) => setTimeout(() => resolve(null), patienceMs))
  const response = await Promise.race([fetched.catch(() => null), late])
  // A server that is starting or broken answers 5xx; the review needs it as little as a missing one.
  return response && response.status < 500 ? response : kept
}

/** Names of built files carry a hash of their content: what is here is right for ever. */
const answerStatic = async (event) => {
  const kept = await caches.match(event.request)
  if (kept) return kept
  const response = await fetch(event.request)
  if (isKeepable(response)) {
    const copy = response.clone()
    event.waitUntil(caches.open(cacheName).then((cache) => cache.put(event.request, copy)))
  }
  return response
}

/** Files beside the pages that the shells ask for, such as the script that sets the theme. */
const answerKept = async (request) => {
  try {
    return await fetch(request)
  } catch (error) {
    const kept = await caches.match(request)
    if (kept) return kept
    throw error
  }
}

/** What the review put by for a day without network; everything else is the browser's own affair. */
const answerImage = async (request) =>
  (await caches.match(request.url, { cacheName: imagesName })) ?? fetch(request)

self.addEventListener('install', (event) => {
  event.waitUntil(precache().then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(removeOldCaches().then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || !isOwn(url)) return
  if (isImage(url) && event.request.destination === 'image')
    return event.respondWith(answerImage(event.request))
  if (url.pathname.startsWith('/api/')) return
  if (event.request.mode === 'navigate') {
    const shell = shells.find((path) => path === url.pathname)
    event.respondWith(shell ? answerNavigation(event, shell) : answerUnkept(event))
  } else if (isStatic(url)) event.respondWith(answerStatic(event))
  else if (url.pathname === '/theme.js') event.respondWith(answerKept(event.request))
})
