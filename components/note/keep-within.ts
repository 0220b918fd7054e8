const scrollers = '.formula, .katex.own-line, pre, table'
const blocks = 'p, li, blockquote, h1, h2, h3, h4, h5, h6, div'

/** A formula in a line does not break: wider than its line, it gets one of its own. Tables scroll as a whole. */
const widen = (formula: HTMLElement) => {
  if (formula.closest('.formula, table')) return
  formula.classList.remove('own-line')
  const room = formula.parentElement?.closest(blocks)?.clientWidth ?? 0
  if (room > 0 && formula.getBoundingClientRect().width > room + 1) formula.classList.add('own-line')
}

/** What scrolls inside itself is reached by the keyboard as well. */
const makeReachable = (box: HTMLElement) => {
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0
  else box.removeAttribute('tabindex')
}

/**
 * Keeps formulas, code and tables within the width of the text around them, also as that changes, until the returned
 * function is called.
 */
export const keepWithin = (container: HTMLElement): (() => void) | undefined => {
  if (typeof ResizeObserver === 'undefined' || !container.querySelector('.katex, pre, table')) return
  const fit = () => {
    container.querySelectorAll<HTMLElement>('.katex').forEach(widen)
    container.querySelectorAll<HTMLElement>(scrollers).forEach(makeReachable)
  }
  const observer = new ResizeObserver(fit)
  observer.observe(container)
  return () => observer.disconnect()
}
