/** Owns the words that the demo company's customers are made of. Domains end in `.example`, which nobody can have. */

export const FIRST_NAMES =
  'Ada Adrian Aisha Akira Alba Alan Amara Anders Anja Antoine Astrid Bao Beatriz Bilal Birgit Bruno Camille Carlos Chiara Claire Daniel Daria Diego Dorota Edgar Elena Elif Emil Erik Esther Fatima Felix Fiona Franz Freya Gabriel Gemma Hamid Hana Hugo Ida Ines Ingrid Isaac Ivan Jana Jasper Javier Joana Johan Julia Kai Karim Katrin Kenji Klara Lars Laura Leila Leon Linnea Lorenzo Luca Magnus Maja Marco Marta Matteo Maya Mehmet Mei Milan Mira Nadia Nils Nina Noah Nora Oleg Olga Oscar Paolo Petra Pia Rafael Rania Rosa Rui Sara Selma Simon Stella Sven Tariq Tessa Theo Tilda Ulrich Vera Victor Wanda Xenia Yara Yusuf Zoe'.split(
    ' ',
  );

export const LAST_NAMES =
  'Abe Aksoy Albrecht Almeida Andersen Bakker Barros Bauer Becker Bellini Berg Bianchi Blanc Brandt Bruun Caruso Castro Cohen Costa Dahl Demir Dietrich Dubois Eriksson Farkas Ferrari Fischer Fontaine Fournier Fuchs Garcia Gomez Greco Haas Hansen Hartmann Hoffmann Holm Horvat Ibrahim Ito Ivanov Jansen Jensen Kaya Keller Khan Kim Klein Kobayashi Koch Kovacs Kowalski Krause Kruger Lange Larsson Lehmann Lopez Lorenz Lund Maier Marino Martin Mendes Meyer Moreau Moretti Mori Moser Nagy Nakamura Nguyen Nielsen Novak Olsen Ortiz Papadopoulos Pereira Petersen Petrov Pham Popescu Ramos Reyes Ricci Rossi Roux Sato Schmid Schneider Silva Sjoberg Sousa Svensson Takeda Toth Vargas Vidal Virtanen Vogel Wagner Weiss Winkler Yamada Yilmaz Zimmermann'.split(
    ' ',
  );

export const COMPANY_NAMES =
  'Alder Amber Anchor Arcadia Aspen Atlas Aurora Avalon Basalt Beacon Birch Boreal Bramble Bridgewater Calypso Cedar Cinder Cobalt Copper Coral Cypress Delta Dune Echo Elm Ember Everest Falcon Fern Flint Garnet Glacier Granite Hazel Helios Heron Indigo Iris Ivory Jasper Juniper Kestrel Lantern Larch Lumen Maple Marlin Meridian Mistral Nimbus Obsidian Olive Onyx Orchard Osprey Pebble Pinnacle Quartz Raven Ridge Saffron Sequoia Slate Summit Tamarind Thistle Umber Vega Verdant Willow Zephyr'.split(
    ' ',
  );

export const COMPANY_KINDS: readonly { suffix: string; industry: string }[] = [
  { suffix: 'Logistics', industry: 'Transportation' },
  { suffix: 'Foods', industry: 'Retail' },
  { suffix: 'Energy', industry: 'Energy' },
  { suffix: 'Health', industry: 'Healthcare' },
  { suffix: 'Instruments', industry: 'Manufacturing' },
  { suffix: 'Media', industry: 'Media' },
  { suffix: 'Software', industry: 'Technology' },
  { suffix: 'Insurance', industry: 'Insurance' },
];

export const TITLES: readonly string[] = [
  'Head of Procurement',
  'Purchasing Manager',
  'Chief Financial Officer',
  'IT Director',
  'Operations Manager',
  'Office Manager',
  'Managing Director',
  'Project Lead',
  'Head of Sales',
  'Quality Manager',
  'Controller',
  'Facilities Manager',
];

export const CITIES: readonly { city: string; country: string; code: string }[] = [
  { city: 'Hamburg', country: 'Germany', code: '20095' },
  { city: 'Rotterdam', country: 'Netherlands', code: '3011' },
  { city: 'Bergen', country: 'Norway', code: '5003' },
  { city: 'Lyon', country: 'France', code: '69001' },
  { city: 'Milano', country: 'Italy', code: '20121' },
  { city: 'Madrid', country: 'Spain', code: '28001' },
  { city: 'Antwerpen', country: 'Belgium', code: '2000' },
  { city: 'Osaka', country: 'Japan', code: '530-0001' },
  { city: 'Boston', country: 'United States', code: '02108' },
  { city: 'Toronto', country: 'Canada', code: 'M5H 1A1' },
];

export const DEALS: readonly string[] = [
  'Renewal 2027',
  'Pilot',
  'Framework agreement',
  'Extension',
  '500 seats',
  'Migration',
  'Support package',
  'New site',
];

export const CASES: readonly string[] = [
  'Delivery note is missing',
  'Invoice shows the wrong address',
  'Login fails after the update',
  'Export takes very long',
  'Question on the notice period',
  'Replacement part needed',
];

export const TASKS: readonly string[] = [
  'Call back about the offer',
  'Send the signed contract',
  'Prepare the demo',
  'Ask for references',
  'Follow up after the fair',
  'Check the delivery date',
];

/** Who writes the mails in the demo mailbox: each is known to the org, the last one as a lead. */
export const CORRESPONDENTS: readonly {
  first: string;
  last: string;
  email: string;
  company: string;
  title: string;
}[] = [
  {
    first: 'Hannah',
    last: 'Brandt',
    email: 'hannah.brandt@northwind.example',
    company: 'Northwind Maritime',
    title: 'Head of Procurement',
  },
  {
    first: 'Luis',
    last: 'Romero',
    email: 'luis@solara.example',
    company: 'Solara Energy',
    title: 'IT Director',
  },
  {
    first: 'Aiko',
    last: 'Tanaka',
    email: 'aiko.tanaka@hoshi.example',
    company: 'Hoshi Instruments',
    title: 'Project Lead',
  },
  {
    first: 'Greta',
    last: 'Lind',
    email: 'greta.lind@fjord.example',
    company: 'Fjord Foods',
    title: 'Controller',
  },
  {
    first: 'Peter',
    last: 'Malone',
    email: 'p.malone@harbor.example',
    company: 'Harbor Logistics',
    title: 'Operations Manager',
  },
  {
    first: 'Sofie',
    last: 'Claes',
    email: 'sofie@claes-partners.example',
    company: 'Claes & Partners',
    title: 'Managing Director',
  },
];
