const promises = [
  {
    title: 'Stock is counted now',
    text: 'A product page asks for the stock of each choice while you look at it, and keeps asking.',
  },
  {
    title: 'One price, both prices',
    text: 'Everyone sees the same price. Where it came down, the one before stands next to it.',
  },
  {
    title: 'Nobody looks over your shoulder',
    text: 'No scripts, fonts or pixels of others. The pages you open stay between you and the shop.',
  },
];

export function About() {
  return (
    <section className="stratum bg-layer-3" aria-labelledby="about-title">
      <div className="page-width grid gap-x-10 gap-y-10 lg:grid-cols-12">
        <h2 id="about-title" className="heading text-title-2 lg:col-span-4">
          A calm shop, on purpose
        </h2>
        <ul className="grid gap-x-8 gap-y-8 sm:grid-cols-3 lg:col-span-8">
          {promises.map((promise) => (
            <li key={promise.title} className="border-line border-t pt-4">
              <h3 className="font-semibold text-body">{promise.title}</h3>
              <p className="mt-2 text-ink-soft text-small">{promise.text}</p>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
