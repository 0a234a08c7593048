const list = (words: string) => words.trim().split(/\s+/);

/** Names of product lines. Each belongs to one brand of a department, by its place in the list. */
export const SERIES = {
  house: list(`
    Alder Aske Birk Brae Bryn Calder Carrow Coll Corran Croft Dale Dunmore Elva Ember Eskdale Fenn Fjell Fosse Garda
    Glen Greta Hale Hallin Harbour Hazel Heron Holm Isla Ivo Juno Keld Kerr Kilda Lark Linden Lorne Lune Maren Marlow
    Mead Mira Moor Nansen Ness Nora Odda Orla Osier Otter Pella Pernille Quill Rask Ravel Rialto Rosse Rowan Rye Saga
    Selby Senja Skye Solveig Sorrel Stour Svea Tarn Tove Ulla Vale Vega Vinter Wren Yarrow Ystad Amble Anker Basalt
    Borrow Cairn Clove Dorrit Eiger Faro Gable Hearth Inlet Jetty Kiln Lantern Mallow Nettle Orchard Parlour Quarry
    Ridge Saffron Thistle Umbra Verbena Willoughby Arbor Bramble Cove Drift Elder Fallow`),
  active: list(`
    Alto Apex Arc Ascent Atlas Aurora Basin Bergen Bolt Boreal Breaker Canyon Cirrus Col Comet Crag Crest Dart Delta
    Dune Eagle Easton Echo Edge Fell Flint Flyer Foray Freya Gale Glide Granite Gull Halden Harrier Hawk Helix Horizon
    Ibex Impact Juniper Kestrel Kinetic Kite Ledge Lofoten Loop Lynx Meridian Mistral Monsoon Muir Nimbus Nomad North
    Orbit Osprey Outpost Pace Peak Pine Pioneer Pitch Polar Pulse Quest Rally Range Rapid Raven Relay Rift Rivet Rush
    Savanna Scout Scree Sierra Slate Solo Spark Sprint Stride Summit Surge Swift Talon Tempo Terra Tide Torrent Trail
    Tundra Vantage Vento Vertex Volta Wander Whirl Wilder Yonder Zephyr Zenith`),
  signal: list(`
    Adagio Alba Allegro Anode Argo Aria Astra Axis Beacon Binary Cadence Cassia Cello Chroma Cinder Cobble Coda Corona
    Cygnus Dacapo Deneb Dial Dorado Dyne Eclipse Elara Element Etude Facet Fathom Flux Fugue Gamma Gloria Halo Hertz
    Hydra Ion Iris Janus Kepler Kilo Lumen Luna Lyra Mercury Mezzo Mono Motif Murmur Nova Octave Orrery Onyx Opal Ora
    Orion Otto Pavo Phase Photon Pavane Presto Prisma Quanta Quartz Radian Reverb Rigel Rondo Scala Sigma Solaris Sonata
    Sonde Spectra Stellar Stratus Tango Tempus Theta Tonic Treble Tremolo Trio Unison Vector Verve Vesper Vox Wavelet
    Xenia Yara Zeta Zonda Ardent Bravo Candela Dolce Enigma`),
  soft: list(`
    Adele Agnes Alma Amelie Anouk Astrid Avery Beatrix Bellamy Blanche Camille Carmen Cecile Celeste Clara Colette
    Cordelia Dahlia Daphne Delphine Edith Elise Eloise Emil Esme Estelle Etta Eva Faye Felix Fleur Frida Georgia Gigi
    Greer Harriet Hedda Ilse Imogen Ines Ingrid Iona Ivy Jasper Jolene Jules Kaia Klara Lena Leonie Lilou Linnea Lotte
    Louis Lucienne Mabel Margot Marit Maude Mila Mireille Nell Nina Noor Odette Olive Oona Oriel Ottilie Paloma Pearl
    Petra Philippa Quinn Ramona Renee Romy Rosalie Runa Sable Saskia Sigrid Simone Sylvie Thea Tilda Una Valentina
    Vera Vivienne Wilma Winnie Yvette Zadie Zelda Zoe`),
} as const;

export type SeriesName = keyof typeof SERIES;
