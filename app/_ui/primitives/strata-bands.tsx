const bands = [
  { fill: 'var(--layer-2)', d: 'M0 70C220 18 420 20 700 62s560 58 740-6v264H0Z' },
  { fill: 'var(--layer-3)', d: 'M0 130c260 40 430-46 730-30s480 66 710 6v214H0Z' },
  { fill: 'var(--layer-4)', d: 'M0 172c200-34 470 40 760 22s470-60 680-4v130H0Z' },
];

export type StrataBandsProps = { className?: string };

/** The shop's own drawing: layers that lie on each other. */
export function StrataBands({ className }: StrataBandsProps) {
  return (
    <svg className={className} viewBox="0 0 1440 320" preserveAspectRatio="none" aria-hidden="true">
      {bands.map((band) => (
        <path key={band.fill} fill={band.fill} d={band.d} />
      ))}
    </svg>
  );
}
