// Snowball's Danish and Norwegian stemmers in JavaScript, for engines that bring none.
const kModules = { da: '@orama/stemmers/danish', nb: '@orama/stemmers/norwegian' };

export async function stemmerOf(language) {
  const { stemmer } = await import(kModules[language]);
  return stemmer;
}
