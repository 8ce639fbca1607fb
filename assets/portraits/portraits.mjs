// Draws the cast of Haverwolde: three moods each, as PNG at twice the size on screen.
//
// An authoring tool: its pictures are in this folder, the game and its tests never run it.
// In a folder of your own, outside the checkout:
//
//     npm install @dicebear/core@9 @dicebear/open-peeps@9 @resvg/resvg-js@2
//     cp .../assets/portraits/portraits.mjs . && node portraits.mjs && cp *.png .../assets/portraits/
//
// Open Peeps is by Pablo Stanley, CC0. Every option is pinned: a random seed also draws
// tongues, third eyes and bears. Between moods only eyes and mouth change.

import * as fs from 'node:fs';
import { createAvatar } from '@dicebear/core';
import * as openPeeps from '@dicebear/open-peeps';
import { Resvg } from '@resvg/resvg-js';

const SIZE = 240;

const fair = 'ffdbb4', tan = 'edb98a', olive = 'dba06c', brown = 'ae5d29', dark = '8d5524';

// id: [head, skin, hair (where the head has a colour for it), clothes, glasses, beard, moods]
const cast = {
  griffier: ['grayBun', fair, '8b7466', '4a5568', 'glasses2', null, ['smile', 'tired', 'serious']],
  secretaris: ['short2', dark, '2c1b18', '5c3b4b', 'glasses3', null, ['calm', 'tired', 'serious']],
  oov: ['short4', tan, '8a4b2a', '3f5d4c', null, 'chin', ['smile', 'concerned', 'driven']],
  ovd: ['bangs', fair, 'd2ac63', '1f3a5f', null, null, ['smile', 'concerned', 'serious']],
  officier: ['medium3', olive, '2c1b18', '3a3f4a', null, null, ['smile', 'tired', 'serious']],
  'wethouder-bouw': ['noHair3', fair, '9a9a9a', '22434a', null, 'moustache9', ['calm', 'tired', 'driven']],
  loco: ['mediumStraight', tan, '2c1b18', '6b2737', null, null, ['calm', 'concerned', 'serious']],
  linthorst: ['grayShort', tan, 'b08d57', '7a5a2a', null, null, ['calm', 'tired', 'serious']],
  zandvliet: ['grayMedium', fair, 'a55728', '2f5d50', 'glasses5', null, ['smile', 'concerned', 'driven']],
  oppositie: ['grayShort', fair, 'c9c9c9', '4a3b2f', null, 'full4', ['smile', 'suspicious', 'serious']],
  bloemist: ['mediumBangs2', fair, 'c08a4a', '8a4a5a', null, null, ['calm', 'concerned', 'driven']],
  parkdirecteur: ['short1', fair, '2c1b18', '2b2f3a', 'glasses2', null, ['smile', 'suspicious', 'serious']],
  verslaggever: ['cornrows2', brown, '2c1b18', '6b4a2f', null, null, ['smile', 'suspicious', 'serious']],
  kabinetschef: ['medium1', fair, '2c1b18', '4b3f5f', 'glasses2', null, ['smile', 'tired', 'serious']],
  'oud-collega': ['grayMedium', fair, 'd9d9d9', '5a4a3a', 'glasses3', null, ['smile', 'tired', 'solemn']],
  thuis: ['short5', tan, '2c1b18', '6b4a2f', null, null, ['calm', 'tired', 'solemn']],
  noor: ['mediumBangs3', tan, '2c1b18', 'b5563f', null, null, ['smile', 'tired', 'solemn']],
  jantien: ['bun', fair, 'c06a3a', '4e6e5f', null, null, ['smile', 'concerned', 'solemn']],
  terpstra: ['hatBeanie', fair, '4f6a80', '6f6552', null, 'moustache5', ['calm', 'concerned', 'serious']],
  ontwikkelaar: ['pomp', tan, '5a3f2c', '24344a', null, null, ['smile', 'suspicious', 'driven']],
  voorzitter: ['medium2', fair, '2c1b18', 'c4703a', 'glasses', null, ['smile', 'concerned', 'driven']],
  woordvoerder: ['hijab', olive, '1f4e5f', '3f5d4c', null, null, ['smile', 'concerned', 'serious']],
  fractievoorzitter: ['flatTop', brown, '2c1b18', '3b4a63', 'glasses3', 'chin', ['smile', 'concerned', 'driven']],
  bo: ['short3', olive, '2c1b18', '7a4a3a', null, null, ['calm', 'tired', 'solemn']],
  fenne: ['bun2', olive, '2c1b18', 'd2a63a', null, null, ['smile', 'concerned', 'solemn']],
  ineke: ['bangs2', fair, '2c1b18', '55606e', null, null, ['smile', 'tired', 'solemn']],
  leonie: ['long', fair, '8b5a2b', '6b2f4a', null, null, ['smile', 'concerned', 'solemn']],
  hedwig: ['grayMedium', fair, 'a9a39b', '2f4858', 'glasses4', null, ['calm', 'concerned', 'serious']],
  yara: ['longCurly', olive, '2c1b18', 'b5762f', null, null, ['smile', 'concerned', 'driven']],
  evert: ['noHair2', fair, '9a9a9a', '46543f', null, 'moustache1', ['calm', 'concerned', 'serious']],
  marnix: ['short2', fair, 'a55728', '3a6b7a', null, null, ['smile', 'tired', 'solemn']],
  zwanepoel: ['grayShort', fair, 'a8a29a', '5c4a3b', 'glasses', null, ['smile', 'calm', 'serious']],
  abbing: ['grayBun', fair, 'e6e1d8', '6a5577', null, null, ['smile', 'concerned', 'serious']],
  sam: ['mediumBangs', tan, '5a3f2c', '4e6e5f', null, null, ['calm', 'tired', 'solemn']],
  pim: ['short5', tan, '8a5a34', 'c25b3a', null, null, ['smile', 'concerned', 'solemn']],
};

// SDL draws a mask as a white square; the licence that the metadata names is in CREDITS.md.
const clean = (svg) =>
  svg
    .replace(/<metadata[\s\S]*?<\/metadata>/, '')
    .replace(/<mask[\s\S]*?<\/mask>/, '')
    .replace(/ mask="[^"]*"/, '');

for (const [id, [head, skin, hair, clothes, glasses, beard, faces]] of Object.entries(cast)) {
  for (const [index, mood] of ['rustig', 'gespannen', 'fel'].entries()) {
    const svg = createAvatar(openPeeps, {
      seed: id,
      head: [head],
      face: [faces[index]],
      skinColor: [skin],
      headContrastColor: [hair],
      clothingColor: [clothes],
      accessories: [glasses ?? 'glasses2'],
      accessoriesProbability: glasses ? 100 : 0,
      facialHair: [beard ?? 'chin'],
      facialHairProbability: beard ? 100 : 0,
      maskProbability: 0,
      scale: 96,
    }).toString();
    const picture = new Resvg(clean(svg), { fitTo: { mode: 'width', value: SIZE } });
    fs.writeFileSync(`${id}-${mood}.png`, picture.render().asPng());
  }
}
