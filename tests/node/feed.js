// Prints what the Podcast Index's parser reads in a feed: node feed.js FILE
import { readFileSync } from "node:fs";
import partytime from "podcast-partytime";

const feed = partytime.parseFeed(readFileSync(process.argv[2], "utf8"));
console.log(JSON.stringify(feed));
