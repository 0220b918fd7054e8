/**
 * What runs in the page: for each press of a rating key, the time from the event to the first animation frame that has
 * another question in the document. No type or function from outside may be used here: only its text reaches the page.
 */
export type Press = { pressedAt: number; paintedAt: number }
export type PaintWatch = { presses: Press[]; requests: number[] }

declare global {
  var paintWatch: PaintWatch
}

export const watchPaints = (names: { question: string; answer: string }): void => {
  const watch: PaintWatch = { presses: [], requests: [] }
  globalThis.paintWatch = watch
  const question = () => document.querySelector(names.question)?.textContent ?? null
  const isRevealed = () => document.querySelector(names.answer) !== null

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) watch.requests.push(entry.startTime)
  }).observe({ type: 'resource', buffered: true })

  const follow = (event: KeyboardEvent) => {
    if (event.key !== ' ' || event.repeat || !isRevealed()) return
    const before = question()
    const look = () => {
      const now = question()
      if (now !== null && now !== before && !isRevealed())
        watch.presses.push({ pressedAt: event.timeStamp, paintedAt: performance.now() })
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }
  window.addEventListener('keydown', follow, { capture: true })
}
