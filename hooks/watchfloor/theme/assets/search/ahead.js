/** What the explore page needs first, asked for while the page itself still arrives. */

import { load } from "./data.js";
import { Selection } from "./selection.js";
import { hits } from "./text.js";

const { words } = Selection.read(location.search, []);
const asked = [load("data/briefings.json"), load("data/terms.json"), words && hits(words)];
Promise.all(asked).catch(() => {}); // who needs it asks again and tells
