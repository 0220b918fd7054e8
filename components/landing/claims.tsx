const claims = [
  {
    title: 'Judgement, on a schedule',
    text: 'A card comes back when you are about to lose it, and asks for the decision and its reason, so that what you remember is the rule and not the picture.',
  },
  {
    title: 'Every reveal says when not',
    text: 'Why it holds, when it does not, and what would change it. An interviewer moves one constraint; you have already met it.',
  },
  {
    title: 'Honest about the day',
    text: 'What is due is given in minutes, never as a debt. Do what fits; the rest waits, and every number shown says how it was counted.',
  },
]

export function Claims() {
  return (
    <>
      <section className="claims" aria-label="How it works">
        {claims.map(({ title, text }) => (
          <div key={title}>
            <h2 className="head">{title}</h2>
            <p>{text}</p>
          </div>
        ))}
      </section>
      <footer className="colophon">
        <span>Every card of the library names its source.</span>
        <span>Runs on your own machine with one command.</span>
      </footer>
    </>
  )
}
