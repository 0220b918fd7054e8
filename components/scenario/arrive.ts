/** Puts the focus on a heading, to be read from there, and the heading where the eye is: below the bar, above the buttons. */
export const arriveAt = (heading: HTMLElement | null) => {
  if (!heading) return
  heading.focus({ preventScroll: true })
  const { top } = heading.getBoundingClientRect()
  if (top < 64 || top > window.innerHeight * 0.6) heading.scrollIntoView({ block: 'start' })
}
