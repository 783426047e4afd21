/** Letters of other scripts that are drawn as Latin ones (after Unicode's confusables.txt, the single letters of it that are seen in use). */
export const lookAlikes: Readonly<Record<string, string>> = {
  ...pairs('АВСЕНІЈКМОРЅТХУԚԜҮ', 'ABCEHIJKMOPSTXYQWY'),
  ...pairs('авсеһіјкморѕтхуԛԝүԁԍӏг', 'abcehijkmopstxyqwydglr'),
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'),
  ...pairs('αγεικνορτυχ', 'ayeikvoptux'),
  ...pairs('օոսցհՕՍ', 'onughOU'),
  ...pairs('ᎪᏴᏟᎠᎬᏀᎻᏆᎫᏦᏞᎷᎾᏢᎡᏚᎢᏙᏔᎽᏃ', 'ABCDEGHIJKLMOPRSTVWYZ'),
  ...pairs('ᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢꜰꜱ', 'ABCDEGHIJKLMNOPRTUVWYZFS'),
};

function pairs(from: string, to: string): Record<string, string> {
  return Object.fromEntries(Array.from(from, (letter, index) => [letter, to[index] as string]));
}
