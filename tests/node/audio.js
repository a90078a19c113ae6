// Prints what music-metadata reads in an audio file, chapters included: node audio.js FILE
import { parseFile } from "music-metadata";

const { format, common } = await parseFile(process.argv[2], { duration: true, includeChapters: true });
const { picture, ...tags } = common;
const pictures = (picture ?? []).map(({ format: mime, data }) => ({ mime, bytes: data.length }));
console.log(JSON.stringify({ format, common: { ...tags, pictures } }));
