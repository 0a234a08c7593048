/** Makes that are a material: what the `material` facet says, and what a shopper wants to know about it. */
export const MATERIALS: Record<string, { material: string; notes: readonly string[] }> = {
  Stoneware: {
    material: 'Stoneware',
    notes: [
      'The glaze is lead-free and safe in the dishwasher.',
      'Each piece is glazed by hand, so no two are quite alike.',
      'Dense stoneware that keeps warm and forgives a knock.',
    ],
  },
  Porcelain: {
    material: 'Porcelain',
    notes: [
      'Fine white porcelain, fired at 1,350 degrees so that it does not chip easily.',
      'Safe in the dishwasher, the microwave and a warm oven.',
    ],
  },
  Earthenware: {
    material: 'Earthenware',
    notes: [
      'Thrown from red clay with a glaze that breaks softly over the rim.',
      'Wash by hand and let it dry with the lid off.',
    ],
  },
  Terracotta: {
    material: 'Terracotta',
    notes: ['Unglazed clay that breathes and turns lovelier with age.', 'Frost-proof down to minus ten degrees.'],
  },
  Enamel: {
    material: 'Enamelled steel',
    notes: [
      'Two coats of enamel on steel: light, tough and easy to wipe clean.',
      'Works on every hob, induction included.',
    ],
  },
  'Cast-Iron': {
    material: 'Cast iron',
    notes: [
      'Seasoned with rapeseed oil at the foundry and ready for its first use.',
      'Cast iron takes its time to warm up and then holds the heat for an hour.',
    ],
  },
  Steel: {
    material: 'Stainless steel',
    notes: [
      'Brushed 18/10 stainless steel that does not stain or rust.',
      'Goes into the dishwasher, comes out without a mark.',
    ],
  },
  Copper: {
    material: 'Copper',
    notes: [
      'Copper darkens with use; a little lemon and salt brings the shine back.',
      'Lined with steel, so it is safe for everything you cook or serve.',
    ],
  },
  Brass: {
    material: 'Brass',
    notes: ['Solid brass, left unlacquered so that it ages with you.', 'A soft cloth is all the care it asks for.'],
  },
  Glass: {
    material: 'Glass',
    notes: [
      'Heat-proof borosilicate glass, blown thin but tougher than it looks.',
      'Clear, lead-free glass that survives the dishwasher.',
    ],
  },
  Crystal: {
    material: 'Crystal glass',
    notes: ['Lead-free crystal with a fine, laser-cut rim.', 'Rinse warm and polish while still damp.'],
  },
  Oak: {
    material: 'Oak',
    notes: [
      'Solid oak from managed forests, finished with hard-wax oil.',
      'Oak darkens a little in its first year and then stays as it is.',
    ],
  },
  Walnut: {
    material: 'Walnut',
    notes: ['American walnut with a matt oil finish.', 'A drop of oil twice a year keeps the grain deep and dark.'],
  },
  Beech: {
    material: 'Beech',
    notes: ['Steam-bent beech from central Europe.', 'Beech is hard, pale and pleasantly smooth in the hand.'],
  },
  Ash: {
    material: 'Ash',
    notes: [
      'Straight-grained ash: light, springy and very strong.',
      'The wood is FSC-certified and finished without solvents.',
    ],
  },
  Birch: {
    material: 'Birch',
    notes: ['Finnish birch plywood with rounded, sanded edges.', 'Sealed with a water-based lacquer.'],
  },
  Bamboo: {
    material: 'Bamboo',
    notes: ['Bamboo grows back within five years of harvest.', 'Wipe with a damp cloth; do not soak.'],
  },
  Olivewood: {
    material: 'Olive wood',
    notes: ['Cut from trees that no longer bear fruit.', 'The grain of olive wood is different in every piece.'],
  },
  Rattan: {
    material: 'Rattan',
    notes: ['Woven by hand from natural rattan.', 'A quick wipe and an occasional misting keep rattan supple.'],
  },
  Willow: {
    material: 'Willow',
    notes: [
      'Woven from peeled willow that was grown for the purpose.',
      'Light to carry and strong enough for years of use.',
    ],
  },
  Linen: {
    material: 'Linen',
    notes: [
      'European flax, washed so that it is soft from the first day.',
      'Machine wash at 40 degrees; ironing is optional.',
    ],
  },
  Cotton: {
    material: 'Organic cotton',
    notes: [
      'GOTS-certified cotton from Izmir.',
      'Machine wash at 30 degrees with similar colours.',
      'Pre-washed, so it keeps its shape.',
    ],
  },
  Velvet: {
    material: 'Velvet',
    notes: ['A dense cotton velvet that hides small marks.', 'Brush with the pile now and then.'],
  },
  Wool: {
    material: 'Wool',
    notes: ['Mulesing-free merino that does not itch.', 'Air it rather than wash it; wool cleans itself.'],
  },
  Merino: {
    material: 'Merino wool',
    notes: ['Extra-fine merino, 18.5 microns, warm without the weight.', 'Hand wash cool and dry flat.'],
  },
  Cashmere: {
    material: 'Cashmere',
    notes: [
      'Long-fibre cashmere from Inner Mongolia, spun in Italy.',
      'Wash by hand in cool water and it gets softer each time.',
    ],
  },
  Alpaca: {
    material: 'Alpaca',
    notes: ['Baby alpaca from small herds in Peru.', 'Warmer than wool and kind to sensitive skin.'],
  },
  Silk: {
    material: 'Silk',
    notes: ['Mulberry silk of 19 momme.', 'Hand wash, or use the silk programme in a laundry bag.'],
  },
  Viscose: { material: 'Viscose', notes: ['Ecovero viscose with a fluid drape.', 'Wash cool, hang to dry.'] },
  Denim: {
    material: 'Denim',
    notes: ['Twelve-ounce denim with a touch of stretch.', 'Wash inside out and rarely: it fades to suit you.'],
  },
  Leather: {
    material: 'Leather',
    notes: [
      'Vegetable-tanned leather that darkens with wear.',
      'Full-grain leather from a Leather Working Group tannery.',
    ],
  },
  Suede: {
    material: 'Suede',
    notes: ['Soft calf suede; brush it and keep it out of heavy rain.', 'Comes treated against water and stains.'],
  },
  Canvas: {
    material: 'Canvas',
    notes: ['Waxed cotton canvas that shrugs off a shower.', 'Heavy 16-ounce canvas, stitched twice where it matters.'],
  },
  Nylon: {
    material: 'Recycled nylon',
    notes: ['Ripstop nylon made of old fishing nets.', 'Rinse with fresh water and hang to dry.'],
  },
  Straw: {
    material: 'Straw',
    notes: ['Plaited wheat straw with a little give.', 'Spot-clean only and keep its shape with tissue paper.'],
  },
  Felt: {
    material: 'Wool felt',
    notes: ['Wool felt, 3 mm thick, cut and stitched by hand.', 'Spot-clean with lukewarm water.'],
  },
  Rubber: {
    material: 'Natural rubber',
    notes: ['Natural rubber that stays supple in the cold.', 'Rinse off and let it dry away from the sun.'],
  },
  Aluminium: {
    material: 'Aluminium',
    notes: [
      'Anodised aluminium: half the weight of steel and no rust.',
      'Made of at least seventy percent recycled aluminium.',
    ],
  },
  Titanium: {
    material: 'Titanium',
    notes: [
      'Grade 1 titanium, so light that you forget it is there.',
      'Does not corrode, does not smell, does not break.',
    ],
  },
  Silver: {
    material: 'Sterling silver',
    notes: ['Recycled sterling silver, 925 fine.', 'Comes in a box with a polishing cloth.'],
  },
  Gold: {
    material: 'Gold vermeil',
    notes: [
      'Two and a half microns of 18-carat gold on silver.',
      'Take it off before swimming and it keeps its colour.',
    ],
  },
  Beeswax: {
    material: 'Beeswax',
    notes: [
      'Pure beeswax that smells faintly of honey.',
      'Burns slowly, without soot or drips, when kept out of draughts.',
    ],
  },
  Soy: {
    material: 'Soy wax',
    notes: ['Soy wax with a cotton wick.', 'Let the wax melt to the edge on the first burn.'],
  },
  Marble: {
    material: 'Marble',
    notes: ['Turned from a single block of Portuguese marble.', 'The veins make every piece unique.'],
  },
  Carbon: {
    material: 'Carbon fibre',
    notes: [
      'A carbon lay-up keeps the weight down and the response quick.',
      'Light in the hand and stiff where it counts.',
    ],
  },
  Maple: {
    material: 'Maple',
    notes: ['Canadian maple, cold-pressed and slow to lose its snap.', 'Rock maple with a satin finish.'],
  },
  Spruce: {
    material: 'Spruce',
    notes: ['A solid spruce top that opens up with playing.', 'Tonewood that was dried for five years.'],
  },
  Plush: {
    material: 'Recycled plush',
    notes: ['Filled with fibre made of old bottles.', 'Machine wash at 30 degrees in a pillowcase.'],
  },
  Recycled: {
    material: 'Recycled plastic',
    notes: ['Made of plastic that has had a life before this one.', 'Can be recycled again when its time comes.'],
  },
  Sisal: {
    material: 'Sisal',
    notes: ['Natural sisal grips well, even when wet.', 'Biodegradable, down to the last fibre.'],
  },
  Wooden: {
    material: 'Wood',
    notes: ['Painted with water-based colours that are safe for small mouths.', 'Sanded smooth and tested to EN 71.'],
  },
  Ceramic: {
    material: 'Ceramic',
    notes: [
      'Fired twice and glazed by hand, so no two are quite alike.',
      'The glaze covers the inside as well and holds water.',
    ],
  },
  'Powder-Coated': {
    material: 'Powder-coated steel',
    notes: [
      'Steel with a powder coat that takes knocks better than paint.',
      'Wipe with a damp cloth; the coat does the rest.',
    ],
  },
  Stainless: {
    material: 'Stainless steel',
    notes: ['Stainless steel, brushed so that it forgives fingerprints.', 'Stays bright in the wet.'],
  },
  Galvanised: {
    material: 'Galvanised steel',
    notes: [
      'Hot-dip galvanised, inside the seams as well.',
      'Zinc dulls in its first winter and then looks the same for decades.',
    ],
  },
  Corduroy: {
    material: 'Corduroy',
    notes: ['Cotton corduroy with a broad wale.', 'A soft brush brings flattened wales back up.'],
  },
  Jute: {
    material: 'Jute',
    notes: ['Hand-braided jute with its own warm colour.', 'Vacuum it often and keep it dry.'],
  },
};
